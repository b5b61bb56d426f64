package org.wwep.emulator.cli.exchange;

import java.util.List;
import java.util.concurrent.Callable;
import org.wwep.emulator.cli.option.OptionConverters;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.WriteRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code wwep write}. */
@Command(
    name = "write",
    mixinStandardHelpOptions = true,
    description = "Writes a register and prints the reply.",
    footer = {"", "Example: wwep write localhost 0FAC 0B 1234"})
public final class WriteCommand implements Callable<Integer> {
  @Mixin ExchangeOptions options = new ExchangeOptions();

  @Parameters(
      arity = "1..*",
      paramLabel = "[HOST[:PORT]] ID REG VALUE",
      hideParamSyntax = true,
      description =
          "The server (default: localhost), 4 hex digits of ID, 2 of register, 4 of value.")
  List<String> words = List.of();

  @Override
  public Integer call() throws Exception {
    RequestArguments addressed = RequestArguments.of(words, 3, "ID REG VALUE");
    List<String> fields = addressed.fields();
    return options.exchange(
        addressed.server(),
        new WriteRequest(
            DeviceId.parse(fields.get(0)),
            OptionConverters.hex("register", fields.get(1), 2),
            OptionConverters.hex("value", fields.get(2), 4)));
  }
}
