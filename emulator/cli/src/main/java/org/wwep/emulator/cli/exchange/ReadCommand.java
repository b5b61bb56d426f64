package org.wwep.emulator.cli.exchange;

import java.util.List;
import java.util.concurrent.Callable;
import org.wwep.emulator.cli.option.OptionConverters;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.ReadRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code wwep read}. */
@Command(
    name = "read",
    mixinStandardHelpOptions = true,
    description = "Reads a register and prints the reply.",
    footer = {"", "Example: wwep read localhost 0FAC 0B"})
public final class ReadCommand implements Callable<Integer> {
  @Mixin ExchangeOptions options = new ExchangeOptions();

  @Parameters(
      arity = "1..*",
      paramLabel = "[HOST[:PORT]] ID REG",
      hideParamSyntax = true,
      description = "The server (default: localhost), 4 hex digits of ID, 2 of register.")
  List<String> words = List.of();

  @Override
  public Integer call() throws Exception {
    RequestArguments addressed = RequestArguments.of(words, 2, "ID REG");
    List<String> fields = addressed.fields();
    return options.exchange(
        addressed.server(),
        new ReadRequest(
            DeviceId.parse(fields.get(0)), OptionConverters.hex("register", fields.get(1), 2)));
  }
}
