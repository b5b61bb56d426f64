package org.wwep.emulator.cli.fleet;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.option.JunitXmlOption;
import org.wwep.emulator.cli.option.OutputFiles;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.fleet.ErrorBudget;
import org.wwep.emulator.fleet.FleetBudget;
import org.wwep.emulator.fleet.FleetJson;
import org.wwep.emulator.fleet.FleetReport;
import org.wwep.emulator.report.ResultJson;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a fleet has to keep, and how it is told what became of it. */
final class FleetResultOptions {
  @Option(
      names = "--max-errors",
      converter = ErrorBudgetArgument.class,
      paramLabel = "N|SHARE%",
      description = "Fail if more presses than this fail, such as 10 or 0.5%% (default: 0).")
  ErrorBudget errors = ErrorBudget.NONE;

  @Option(
      names = "--expect-p99",
      paramLabel = "TIME",
      description =
          "Fail if the slowest 1%% of the presses take longer than this, from the moment that was"
              + " meant.")
  @Nullable Duration p99;

  @Option(names = "--json", description = "Print JSON: one object, in place of lines.")
  boolean json;

  @Mixin JunitXmlOption junitXml = new JunitXmlOption();

  @Option(
      names = "--results-dir",
      paramLabel = "DIR",
      description = "Write reports to this folder: a page of the fleet, JUnit XML, JSON.")
  @Nullable Path resultsDir;

  /** Returns the files that are written. */
  OutputFiles claimed() throws CliException {
    return junitXml.claimed().claim("--results-dir", resultsDir);
  }

  /**
   * Tells what became of a fleet, and returns the exit code.
   *
   * @param more what else was not as it should be, one line each
   */
  int tell(FleetReport report, List<String> more) throws CliException {
    List<String> violations = new ArrayList<>(more);
    violations.addAll(new FleetBudget(errors, p99).violations(report));
    LineWriter out = LineWriter.standard();
    String line =
        FleetJson.fill(
                ResultJson.line(InstantSource.system().instant(), "fleet"), report, violations)
            .end();
    if (json) {
      out.json(line);
    } else {
      FleetText.lines(report, violations).forEach(out::line);
    }
    int exitCode = out.finish(violations.isEmpty() ? ExitCode.PASS : ExitCode.FAILED);
    boolean written = junitXml.write(() -> FleetFolder.junit(report, violations));
    written &= resultsDir == null || FleetFolder.write(resultsDir, report, violations, line);
    return !written && exitCode == ExitCode.PASS ? ExitCode.ENVIRONMENT : exitCode;
  }
}
