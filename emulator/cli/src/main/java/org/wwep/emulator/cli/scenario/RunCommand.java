package org.wwep.emulator.cli.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.option.GivenOptions;
import org.wwep.emulator.cli.option.PageOptions;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ErrorOutput;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.cli.terminal.LogSetup;
import org.wwep.emulator.cli.terminal.ShutdownHook;
import org.wwep.emulator.cli.terminal.Terminals;
import org.wwep.emulator.report.BatchExit;
import org.wwep.emulator.report.BatchPart;
import org.wwep.emulator.run.RunRequest;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.scenario.Rig;
import org.wwep.value.Ranges;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wwep run}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Runs scenarios: presses, waits and expectations, in virtual time unless told otherwise.",
      "Exit code 0 if all pass, 1 if one fails or a fault of it hits nothing, 2 for an",
      "invalid file or firmware that does not compile, 3 if a rig or a compiler is not",
      "available, 42 if one times out, 130 if interrupted."
    },
    footer = {"", "Example: wwep run scenarios --junit-xml results.xml"})
public final class RunCommand implements Callable<Integer> {
  private static final int MOST_THREADS = 1024;
  private static final int MOST_REPEATS = 1_000_000;
  private static final int MOST_RETRIES = 100;

  @Spec @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Scenarios; of a directory, every *.yaml and *.yml in it.")
  List<Path> files = new ArrayList<>();

  @ArgGroup(exclusive = false, heading = "%nSelection:%n")
  RunSelection selection = new RunSelection();

  @ArgGroup(exclusive = false, heading = "%nParts:%n")
  ShardOptions shards = new ShardOptions();

  @ArgGroup(exclusive = false, heading = "%nReports:%n")
  RunReports reports = new RunReports();

  @Option(
      names = {"-n", "--repeat"},
      paramLabel = "N",
      description = "Run each scenario N times, each time with the next seed (default: 1).")
  int repeat = 1;

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "Number of runs at a time (default: one a processor, in real time one).")
  @Nullable Integer jobs;

  @Option(names = "--stop-on-error", description = "Stop after the first run that does not pass.")
  boolean stopOnError;

  @Option(
      names = "--retries",
      paramLabel = "N",
      description =
          "Run again up to N times what fails, in real time; what passes then is "
              + "reported as flaky (default: 0).")
  int retries;

  @Option(names = "--fail-on-flaky", description = "Exit code 1 if a run is flaky.")
  boolean failOnFlaky;

  @Option(
      names = "--timeout-exit-code",
      paramLabel = "N",
      description = "Exit code if a run times out (default: 42).")
  int timeoutExitCode = ExitCode.TIMED_OUT;

  @Option(
      names = "--watch",
      description =
          "Show the run in a browser, and run it again whenever the file is saved, until interrupted.")
  boolean watch;

  @Mixin PageOptions page = new PageOptions();

  @Option(names = "--json", description = "Print JSON, one object a line.")
  boolean json;

  @Option(
      names = {"-v", "--verbose"},
      description = "Also print the transcript of runs that pass.")
  boolean verbose;

  @Override
  public Integer call() throws Exception {
    check();
    LogSetup.quietServers();
    if (watch) {
      watch();
    }
    if (verbose) {
      selection.firmware.onChoice(choice -> ErrorOutput.line("wwep run: " + choice));
    }
    List<RunRequest> all = selection.requests(files, repeat);
    BatchPart part = shards.part(all, exit(), System.getenv());
    List<RunRequest> requests = part == null ? all : part.of(all);
    checkGiven(requests);
    boolean inRealTime = requests.stream().anyMatch(request -> request.rig() != Rig.SIM);
    Integer given = jobs;
    int threads =
        given != null ? given : inRealTime ? 1 : Runtime.getRuntime().availableProcessors();
    LineWriter out = LineWriter.standard();
    boolean styled = !json && Terminals.styled();
    List<RunRequest> told = styled ? LiveProgress.of(requests, out) : requests;
    RunBatch batch = new RunBatch(told, threads, stopOnError, retries);
    // The ordinary way out writes everything, of what was interrupted as well.
    return ShutdownHook.during(() -> run(batch, part, out, styled), batch::stop);
  }

  private void watch() throws Exception {
    new GivenOptions(Objects.requireNonNull(spec))
        .refuse(
            "about runs that end: leave it out, or --watch",
            "--repeat",
            "--jobs",
            "--stop-on-error",
            "--retries",
            "--json",
            "--verbose",
            "--fail-on-flaky",
            "--timeout-exit-code",
            "--junit-xml",
            "--vcd-file",
            "--vcd-style",
            "--event-log",
            "--otlp",
            "--results-dir",
            "--shard",
            "--durations");
    if (files.size() != 1) {
      throw new CliException(
          ExitCode.USAGE, "--watch shows one scenario, these are " + files.size());
    }
    Path file = files.getFirst();
    new BoardSession(LineWriter.lasting(), page, Double.POSITIVE_INFINITY)
        .show(
            () ->
                new BoardSession.BoardScenario(
                    BoardCommand.one(selection.requests(files, 1)), BoardCommand.text(file)),
            file);
    throw LineWriter.gone();
  }

  private int run(RunBatch batch, @Nullable BatchPart part, LineWriter out, boolean styled)
      throws Exception {
    RunPrinter printer = new RunPrinter(out, json, verbose, styled);
    List<RunResult> results = batch.run(printer::print);
    if (styled) {
      out.status("");
    }
    printer.summary(results);
    selection.firmware.instrumentation.report(json ? _ -> {} : out::line);
    return out.finish(written(results, part, exitCode(results)));
  }

  /** Refuses options about lines where no rig has any. */
  private void checkGiven(List<RunRequest> requests) throws CliException {
    GivenOptions given = new GivenOptions(Objects.requireNonNull(spec));
    reports.check(given, requests);
    if (retries == 0) {
      given.refuse("about runs that are run again: add --retries N", "--fail-on-flaky");
    }
    given.refuse("about the run in a browser: add --watch", "--page", "--page-bind");
    if (requests.stream().allMatch(request -> request.rig() == Rig.SIM)) {
      given.refuse("for rigs in real time: virtual time repeats itself", "--retries");
    }
    if (requests.stream().noneMatch(request -> request.rig() == Rig.LOOPBACK)) {
      given.refuse("about the rig loopback: add --rig loopback", "--loopback");
    }
    if (requests.stream()
        .allMatch(request -> request.rig() == Rig.SIM || request.rig() == Rig.EMULATED)) {
      given.refuse(
          "about rigs with real lines: add --rig gpio-sim, loopback, human or external",
          "--gpio-chip");
    }
  }

  private void check() throws CliException {
    Ranges.atLeast("--repeat", repeat, 1);
    if (repeat > MOST_REPEATS) {
      throw new CliException(
          ExitCode.USAGE, "--repeat is " + MOST_REPEATS + " at most, was " + repeat);
    }
    Ranges.within("--retries", retries, 0, MOST_RETRIES);
    Integer given = jobs;
    if (given != null) {
      Ranges.within("--jobs", given, 1, MOST_THREADS);
    }
    Ranges.within("--timeout-exit-code", timeoutExitCode, 0, 255);
    Duration timeout = selection.timeout;
    if (timeout != null) {
      Ranges.positive("--timeout", timeout);
    }
  }

  private int written(List<RunResult> results, @Nullable BatchPart part, int exitCode)
      throws InterruptedException {
    List<String> troubles = reports.write(results, part);
    troubles.forEach(trouble -> ErrorOutput.line("wwep: " + trouble));
    return troubles.isEmpty() || exitCode != ExitCode.PASS ? exitCode : ExitCode.ENVIRONMENT;
  }

  private int exitCode(List<RunResult> results) {
    return VerdictExit.of(results.stream().map(RunResult::verdict).toList(), exit());
  }

  private BatchExit exit() {
    return new BatchExit(failOnFlaky, timeoutExitCode);
  }
}
