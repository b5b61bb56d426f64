package org.wwep.emulator.cli.fleet;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.option.OutputFiles;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ErrorOutput;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.cli.terminal.LogSetup;
import org.wwep.emulator.cli.terminal.ShutdownHook;
import org.wwep.emulator.cli.terminal.StatusLine;
import org.wwep.emulator.cli.terminal.Terminals;
import org.wwep.emulator.fleet.ErrorBudget;
import org.wwep.emulator.fleet.Fleet;
import org.wwep.emulator.fleet.FleetBudget;
import org.wwep.emulator.fleet.FleetConfig;
import org.wwep.emulator.fleet.FleetJson;
import org.wwep.emulator.fleet.FleetReport;
import org.wwep.emulator.fleet.FleetTarget;
import org.wwep.emulator.fleet.MachineLimits;
import org.wwep.emulator.report.AtomicFile;
import org.wwep.emulator.report.CheckJunit;
import org.wwep.emulator.report.ResultJson;
import org.wwep.value.Durations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wwep fleet}. */
@Command(
    name = "fleet",
    mixinStandardHelpOptions = true,
    description = {
      "Has many devices press on a server, and tells rate, latencies and errors.",
      "At the end each device reads its register back: no press may be lost, duplicated or turned",
      "back. Exit code 1 if one is, or if more fail than --max-errors."
    },
    footer = {"", "Example: wwep fleet --devices 1000 --rate 2000 --duration 30s"})
public final class FleetCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  @Mixin FleetOptions options = new FleetOptions();

  @Mixin TargetOptions target = new TargetOptions();

  @Mixin FaultOptions faults = new FaultOptions();

  @Option(
      names = "--max-errors",
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

  @Option(
      names = "--junit-xml",
      paramLabel = "FILE",
      description = "Write JUnit XML to this file, for CI systems.")
  @Nullable Path junitXml;

  @Override
  public Integer call() throws Exception {
    LogSetup.quietServers();
    new OutputFiles().claim("--junit-xml", junitXml);
    FleetTarget reachable = target.target(options.devices, options.mac);
    FleetConfig plan = options.config(reachable);
    Optional<String> refusal = MachineLimits.read().refusal(plan);
    if (refusal.isPresent()) {
      throw new CliException(ExitCode.ENVIRONMENT, refusal.get());
    }
    try (FaultInjection injection = faults.start(reachable, plan.seed())) {
      FleetConfig config = plan.withTarget(injection.target());
      try (Fleet fleet = new Fleet(config)) {
        return ShutdownHook.during(() -> run(fleet, config), fleet::stop);
      }
    }
  }

  private int run(Fleet fleet, FleetConfig config) throws Exception {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    FleetStatus status = new FleetStatus(fleet, config.duration());
    FleetReport report;
    try (StatusLine _ = new StatusLine(err, Terminals.interactive() != null, status::text)) {
      report = fleet.run();
    }
    List<String> violations = new FleetBudget(errors, p99).violations(report);
    LineWriter out = LineWriter.standard();
    if (json) {
      out.json(
          FleetJson.fill(
                  ResultJson.line(InstantSource.system().instant(), "fleet"), report, violations)
              .end());
    } else {
      FleetText.lines(report, violations).forEach(out::line);
    }
    return write(
        report, violations, out.finish(violations.isEmpty() ? ExitCode.PASS : ExitCode.FAILED));
  }

  private int write(FleetReport report, List<String> violations, int exitCode) {
    Path file = junitXml;
    Optional<String> trouble =
        file == null
            ? Optional.empty()
            : AtomicFile.write(
                file, CheckJunit.text("wwep fleet", report.server(), report.took(), violations));
    trouble.ifPresent(
        text -> ErrorOutput.line("wwep: " + text + "; choose another place with --junit-xml"));
    return trouble.isPresent() && exitCode == ExitCode.PASS ? ExitCode.ENVIRONMENT : exitCode;
  }

  static String seconds(Duration time) {
    return Durations.format(Duration.ofMillis(time.toMillis()));
  }
}
