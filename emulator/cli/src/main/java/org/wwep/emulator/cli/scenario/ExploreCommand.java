package org.wwep.emulator.cli.scenario;

import java.io.PrintWriter;
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
import org.wwep.emulator.explore.ChaosPlan;
import org.wwep.emulator.explore.ExploreJson;
import org.wwep.emulator.explore.Explorer;
import org.wwep.emulator.explore.SeedRun;
import org.wwep.emulator.invariant.Violation;
import org.wwep.emulator.run.FirmwareSelector;
import org.wwep.emulator.run.RunResult.Verdict;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.testbed.ClientImage;
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

  @Option(names = "--json", description = "Print JSON: one object, in place of lines.")
  boolean json;

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
    ExplorePrinter printer = new ExplorePrinter(out, json);
    if (found.isEmpty()) {
      long untried = explorer.untried();
      boolean whole = untried >= first + seeds;
      printer.searched(
          result(
              explorer,
              whole ? Verdict.PASSED : Verdict.INTERRUPTED,
              seeds(whole ? first : untried, whole ? seeds : first + seeds - untried)),
          null);
      return out.finish(ExitCode.PASS);
    }
    Explorer.Finding finding = found.get();
    SeedEventLog.write(eventLog, explorer.replay(finding.seed(), finding.plan().ids()));
    printer.searched(result(explorer, Verdict.FAILED, again(finding)), finding);
    return out.finish(ExitCode.FAILED);
  }

  private ExploreJson result(Explorer explorer, Verdict verdict, String again) {
    return new ExploreJson(
        String.valueOf(file),
        order.toString(),
        first,
        seeds,
        explorer.done(),
        explorer.acknowledged(),
        verdict,
        again);
  }

  /** Returns the line that tries these seeds. */
  private String seeds(long from, long count) {
    return "wwep explore %s%s%s --first-seed %d --seeds %d"
        .formatted(file, firmware.again(), inOrder(), from, count);
  }

  private String inOrder() {
    return order == TaskOrder.SHUFFLED ? "" : " --order " + order;
  }

  /** Returns the line that replays what was found. */
  String again(Explorer.Finding finding) {
    List<String> ids = finding.plan().ids();
    return again(finding.seed(), ids.isEmpty() ? List.of(Explorer.NOTHING) : ids);
  }

  private String again(long which, @Nullable List<String> ids) {
    return "wwep explore %s%s --seed %d%s%s"
        .formatted(
            file,
            firmware.again(),
            which,
            inOrder(),
            ids == null ? "" : " --only " + String.join(",", ids));
  }

  private int replay(Explorer explorer, long which) throws Exception {
    SeedRun seedRun = explorer.replay(which, only);
    Violation violation = seedRun.violation();
    ChaosPlan whole = explorer.plan(which);
    LineWriter out = LineWriter.standard();
    new ExplorePrinter(out, json)
        .replayed(
            new ExploreJson(
                String.valueOf(file),
                order.toString(),
                which,
                1,
                1,
                seedRun.acknowledged(),
                violation == null ? Verdict.PASSED : Verdict.FAILED,
                again(which, only)),
            seedRun,
            violation == null
                ? null
                : new Explorer.Finding(which, violation, only == null ? whole : whole.only(only)));
    SeedEventLog.write(eventLog, seedRun);
    return out.finish(violation == null ? ExitCode.PASS : ExitCode.FAILED);
  }
}
