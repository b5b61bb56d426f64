package org.wwep.emulator.cli.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.option.Choices;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.server.Register;
import org.wwep.emulator.store.DumpFormat;
import org.wwep.protocol.DeviceId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wwep registers list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the registers of a running server, in order.",
      "The server answers if it was started with --admin-port, whatever store it has."
    },
    footer = {"", "Example: wwep server --admin-port 9464   and then: wwep registers list 9464"})
final class RegistersListCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  @Mixin AdminServerArgument server = new AdminServerArgument();

  @Option(
      names = "--device",
      paramLabel = "ID",
      description = "Only the registers of this device, 4 hex digits.")
  @Nullable DeviceId device;

  @Option(
      names = "--format",
      completionCandidates = Choices.DumpFormats.class,
      paramLabel = "csv|json",
      description = "Format of the list (default: csv).")
  DumpFormat format = DumpFormat.CSV;

  @Override
  public Integer call() throws Exception {
    List<Register> registers = new ArrayList<>();
    AdminAddress address = server.address();
    address.ask(
        "registers?as=csv",
        "list of registers",
        answer -> {
          try (InputStreamReader in = new InputStreamReader(answer, UTF_8)) {
            registers.addAll(DumpFormat.CSV.read(in));
          } catch (IllegalArgumentException e) {
            throw new CliException(
                ExitCode.ENVIRONMENT,
                address.given() + " does not answer as a server of ours does");
          }
        });
    DeviceId only = device;
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    format.write(
        registers.stream().filter(r -> only == null || r.device().equals(only)).toList(), out);
    if (out.checkError()) {
      throw LineWriter.gone();
    }
    return ExitCode.PASS;
  }
}
