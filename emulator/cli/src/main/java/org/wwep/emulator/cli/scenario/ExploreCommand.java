package org.wwep.emulator.cli.scenario;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.option.GivenOptions;
import org.wwep.emulator.cli.option.OutputFiles;
import org.wwep.emulator.cli.option.ScenarioArgument;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ErrorOutput;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.cli.terminal.LogSetup;
import org.wwep.emulator.cli.terminal.ProgressBar;
import org.wwep.emulator.cli.terminal.ShutdownHook;
import org.wwep.emulator.cli.terminal.Terminals;
import org.wwep.emulator.explore.ChaosEvent;
import org.wwep.emulator.explore.ChaosPlan;
import org.wwep.emulator.explore.Explorer;
import org.wwep.emulator.explore.SeedRun;
import org.wwep.emulator.invariant.Violation;
import org.wwep.emulator.run.FirmwareSelector;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.testbed.ClientImage;
import org.wwep.emulator.timeline.EventLog;
import org.wwep.value.FileErrors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wwep explore}. */
@Command(
    name = "explore",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a scenario's chaos in virtual time, seed after seed, until an invariant breaks.",
      "Then shrinks the plan to the smallest that still breaks it, and prints the command that",
      "reproduces it. Exit code 0 if no seed breaks an invariant, 1 if one does."
    })
public final class ExploreCommand implements Callable<Integer> {
  private static final int MOST_THREADS = 1024;

  @Spec @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A scenario with 'chaos' at its top level.")
  @Nullable Path file;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Number of seeds to run (default: 10000).")
  long seeds = 10_000;

  @Option(names = "--first-seed", paramLabel = "SEED", description = "The first seed (default: 1).")
  long first = 1;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description = "Run this seed alone, and print its event log.")
  @Nullable Long seed;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "ID",
      description = "With --seed: these presses and faults only, such as p2,f1.")
  @Nullable List<String> only;

  @Option(
      names = "--order",
      paramLabel = "shuffled|in-order",
      description = "The order of tasks that could run at the same time (default: shuffled).")
  TaskOrder order = TaskOrder.SHUFFLED;

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "Number of seeds to run at a time (default: one a processor).")
  int jobs = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--event-log",
      paramLabel = "FILE",
      description =
          "Write the event log of the seed that was run alone, or of the finding, to this file.")
  @Nullable Path eventLog;

  @Mixin FirmwareOptions firmware = new FirmwareOptions();

  private final @Nullable ClientImage image;

  public ExploreCommand() {
    this(null);
  }

  /** Explores another client; with null, what the scenario names. */
  public ExploreCommand(@Nullable ClientImage image) {
    this.image = image;
  }

  @Override
  public Integer call() throws Exception {
    LogSetup.quietServers();
    if (seeds < 1 || jobs < 1 || jobs > MOST_THREADS) {
      throw new CliException(
          ExitCode.USAGE,
          "--seeds is 1 or more and --jobs 1 to %d, was %d and %d"
              .formatted(MOST_THREADS, seeds, jobs));
    }
    if (first > Long.MAX_VALUE - seeds) {
      throw new CliException(
          ExitCode.USAGE, "there are no %d seeds from %d on".formatted(seeds, first));
    }
    if (only != null && seed == null) {
      throw new CliException(ExitCode.USAGE, "--only needs --seed");
    }
    if (seed != null) {
      new GivenOptions(Objects.requireNonNull(spec))
          .refuse("about many seeds: drop it, or --seed", "--seeds", "--first-seed", "--jobs");
    }
    if (firmware.instrumentation.isDebugged()) {
      throw new CliException(
          ExitCode.USAGE, "--gdb goes with one run: 'wwep run FILE --seed SEED --gdb'");
    }
    Path named = Objects.requireNonNull(file);
    new OutputFiles().claim("--event-log", eventLog).spare(named);
    Scenario scenario = ScenarioArgument.read("wwep explore", named, firmware.classes());
    Explorer explorer =
        new Explorer(
            scenario,
            image == null ? firmware.load(scenario, null) : FirmwareSelector.client(image),
            order.schedule());
    firmware.instrumentation.checkUsed();
    Long one = seed;
    int exitCode =
        one == null
            ? ShutdownHook.during(() -> search(explorer), explorer::stop)
            : replay(explorer, one);
    firmware.instrumentation.report(line -> ErrorOutput.line("wwep: " + line));
    return exitCode;
  }

  private int search(Explorer explorer) throws Exception {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    Optional<Explorer.Finding> found;
    try (ProgressBar _ =
        new ProgressBar(err, Terminals.interactive() != null, seeds, "seeds", explorer::done)) {
      found = explorer.explore(first, seeds, jobs);
    }
    LineWriter out = LineWriter.standard();
    if (found.isEmpty()) {
      long untried = explorer.untried();
      out.line(untried < first + seeds ? interrupted(explorer, untried) : held(explorer));
      return out.finish(ExitCode.PASS);
    }
    Explorer.Finding finding = found.get();
    write(explorer.replay(finding.seed(), finding.plan().ids()));
    out.line("seed " + finding.seed() + ": " + finding.violation());
    out.line("smallest plan that still breaks it:");
    for (ChaosEvent chaosEvent : finding.plan().items()) {
      out.line("  " + chaosEvent);
    }
    out.line("again: " + again(finding));
    return out.finish(ExitCode.FAILED);
  }

  private String held(Explorer explorer) {
    return "PASS: %d seeds from %d, %d presses acknowledged, no invariant broken"
        .formatted(seeds, first, explorer.acknowledged());
  }

  private String interrupted(Explorer explorer, long untried) {
    String onward =
        "wwep explore %s%s%s --first-seed %d --seeds %d"
            .formatted(file, firmware.again(), inOrder(), untried, first + seeds - untried);
    return "interrupted: %d of %d seeds from %d tried, no invariant broken; go on: %s"
        .formatted(explorer.done(), seeds, first, onward);
  }

  private String inOrder() {
    return order == TaskOrder.SHUFFLED ? "" : " --order " + order;
  }

  /** Returns the line that replays what was found. */
  String again(Explorer.Finding finding) {
    return "wwep explore %s%s --seed %d%s%s"
        .formatted(
            file,
            firmware.again(),
            finding.seed(),
            inOrder(),
            " --only "
                + (finding.plan().items().isEmpty() ? Explorer.NOTHING : ids(finding.plan())));
  }

  private static String ids(ChaosPlan chaosPlan) {
    return String.join(",", chaosPlan.ids());
  }

  private int replay(Explorer explorer, long which) throws Exception {
    SeedRun seedRun = explorer.replay(which, only);
    LineWriter out = LineWriter.standard();
    seedRun
        .timeline()
        .entries()
        .forEach(timelineEntry -> out.line(EventLog.line(timelineEntry).stripTrailing()));
    write(seedRun);
    Violation violation = seedRun.violation();
    if (violation == null) {
      out.line("PASS: seed " + which + ", " + seedRun.acknowledged() + " presses acknowledged");
      return out.finish(ExitCode.PASS);
    }
    out.line("FAIL: seed " + which + ": " + violation);
    return out.finish(ExitCode.FAILED);
  }

  private void write(SeedRun seedRun) throws CliException {
    Path target = eventLog;
    if (target != null) {
      try {
        Files.writeString(target, EventLog.text(seedRun.timeline()));
      } catch (IOException e) {
        throw new CliException(
            ExitCode.ENVIRONMENT,
            "the event log cannot be written to " + target + ": " + FileErrors.reason(e));
      }
    }
  }
}
