package org.wwep.emulator.cli.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.option.Choices;
import org.wwep.emulator.cli.option.GivenOptions;
import org.wwep.emulator.cli.option.OtlpArgument;
import org.wwep.emulator.cli.option.OtlpTarget;
import org.wwep.emulator.cli.option.OutputFiles;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.report.BatchPart;
import org.wwep.emulator.report.OtlpTraces;
import org.wwep.emulator.report.ReportFailure;
import org.wwep.emulator.report.Reports;
import org.wwep.emulator.report.VcdStyle;
import org.wwep.emulator.run.RunRequest;
import org.wwep.emulator.run.RunResult;
import picocli.CommandLine.Option;

/** Which reports are wanted, and where. */
final class RunReports {
  @Option(
      names = "--junit-xml",
      paramLabel = "FILE",
      description = "Write JUnit XML to this file, for CI systems.")
  @Nullable Path junitXml;

  @Option(
      names = "--vcd-file",
      paramLabel = "FILE",
      description =
          "Write the signals to this file, for GTKWave and sigrok; several runs: FILE-1, ….")
  @Nullable Path vcd;

  @Option(
      names = "--vcd-style",
      completionCandidates = Choices.VcdStyles.class,
      paramLabel = "full|plain",
      description =
          "full: nanoseconds, states as words, for GTKWave; plain: microseconds and single bits,"
              + " which every reader gets whole (default: full).")
  VcdStyle style = VcdStyle.FULL;

  @Option(
      names = "--event-log",
      paramLabel = "FILE",
      description = "Write the event log to this file, one line an event.")
  @Nullable Path eventLog;

  @Option(
      names = OtlpTarget.OPTION,
      converter = OtlpArgument.class,
      paramLabel = "FILE|URL",
      description =
          "Write the presses as OpenTelemetry traces to this file, or send them to this"
              + " collector, http://HOST:4318 (OTLP as JSON).")
  @Nullable OtlpTarget otlp;

  @Option(
      names = "--results-dir",
      paramLabel = "DIR",
      description = "Write all reports to this folder: a page for each run, and an index.")
  @Nullable Path resultsDir;

  /** Refuses a style of what is not written, one file for two reports, and that of a scenario. */
  void check(GivenOptions given, List<RunRequest> requests) throws CliException {
    if (vcd == null && resultsDir == null) {
      given.refuse("about VCD files: add --vcd-file FILE or --results-dir DIR", "--vcd-style");
    }
    OutputFiles files =
        new OutputFiles()
            .claim("--junit-xml", junitXml)
            .claim("--vcd-file", vcd)
            .claim("--event-log", eventLog)
            .claim(OtlpTarget.OPTION, traces())
            .claim("--results-dir", resultsDir);
    for (RunRequest request : requests) {
      files.spare(Path.of(request.scenario().file()));
    }
  }

  private @Nullable Path traces() {
    return otlp instanceof OtlpTarget.TraceFile(Path file) ? file : null;
  }

  /**
   * Writes what is wanted; returns what went wrong, one line each.
   *
   * @param part which part of a batch these are, or null if they are all
   */
  List<String> write(List<RunResult> results, @Nullable BatchPart part)
      throws InterruptedException {
    List<String> troubles = new ArrayList<>();
    for (ReportFailure failure :
        new Reports(junitXml, vcd, eventLog, traces(), resultsDir, style, part).write(results)) {
      troubles.add(failure.text() + "; choose another place with " + option(failure.kind()));
    }
    if (otlp instanceof OtlpTarget.Collector collector) {
      List<String> traces = OtlpTraces.lines(results);
      OtlpTarget.Delivery delivery = collector.add(traces);
      delivery
          .trouble()
          .map(trouble -> trouble + rest(delivery.taken(), traces.size()))
          .ifPresent(troubles::add);
    }
    return troubles;
  }

  private static String rest(int taken, int all) {
    return taken == 0 ? "" : "; it has %d of %d traces".formatted(taken, all);
  }

  private static String option(ReportFailure.Kind kind) {
    return switch (kind) {
      case JUNIT_XML -> "--junit-xml";
      case VCD -> "--vcd-file";
      case EVENT_LOG -> "--event-log";
      case TRACES -> OtlpTarget.OPTION;
      case RESULTS_DIR -> "--results-dir";
    };
  }
}
