package org.wwep.emulator.cli.server;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.store.StoreReport;
import org.wwep.protocol.server.StoreUnavailableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code wwep registers verify}. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Says whether a file of registers, or a snapshot of one, holds all that was acknowledged.",
      "It changes nothing, and its server may be running. A damaged file is exit code 1."
    },
    footer = {"", "Example: wwep registers verify class.db"})
final class VerifyCommand implements Callable<Integer> {
  @Parameters(arity = "1", paramLabel = "FILE", description = "The file.")
  Path file = Path.of("");

  @Override
  public Integer call() throws CliException {
    StoreReport report;
    try {
      report = StoreReport.read(file);
    } catch (StoreUnavailableException e) {
      throw new CliException(ExitCode.ENVIRONMENT, String.valueOf(e.getMessage()));
    }
    if (report.damage().isPresent()) {
      throw new CliException(ExitCode.FAILED, file + ": " + report.damage().get());
    }
    if (!report.checked()) {
      throw new CliException(
          ExitCode.FAILED,
          file
              + ": is of the former format, which has no checksums: start a server with it once,"
              + " which converts it");
    }
    LineWriter out = LineWriter.standard();
    int count = report.registers().size();
    out.line(
        "%s: good, %d %s, up to record %d"
            .formatted(file, count, count == 1 ? "register" : "registers", report.number()));
    return out.finish(ExitCode.PASS);
  }
}
