package org.wwep.emulator.cli.scenario;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.option.GivenOptions;
import org.wwep.emulator.cli.option.OutputFiles;
import org.wwep.emulator.cli.option.ScenarioArgument;
import org.wwep.emulator.cli.terminal.ApplicationVersion;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ErrorOutput;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.cli.terminal.LogSetup;
import org.wwep.emulator.explore.ChaosCase;
import org.wwep.emulator.explore.Explorer;
import org.wwep.emulator.explore.SeedRun;
import org.wwep.emulator.run.FirmwareSelector;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.search.SearchDigest;
import org.wwep.emulator.search.SearchHeader;
import org.wwep.emulator.search.SearchSummary;
import org.wwep.emulator.search.SeedSearch;
import org.wwep.emulator.search.SeedSet;
import org.wwep.emulator.testbed.ClientImage;
import org.wwep.value.FileErrors;
import org.wwep.value.Ranges;
import org.wwep.value.Shard;
import org.wwep.value.ShellWord;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wwep explore}. */
@Command(
    name = "explore",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a scenario's chaos in virtual time, seed after seed, until an invariant breaks.",
      "Then shrinks the plan to the smallest that still breaks it, and prints the command that",
      "reproduces it. Exit code 0 if no seed breaks an invariant, 1 if one does, or if none sees",
      "what the scenario's 'sometimes' says has to be seen."
    },
    subcommands = ExploreMergeCommand.class,
    footer = {"", "Example: wwep explore chaos.yaml --seeds 1000000 --shard 3/8 --resume search-3"})
public final class ExploreCommand implements Callable<Integer> {
  private static final int MOST_THREADS = 1024;

  @Spec @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "A scenario with 'chaos' at its top level.")
  @Nullable Path file;

  @ArgGroup(exclusive = false)
  SearchOptions search = new SearchOptions();

  @Mixin CaseOptions alone = new CaseOptions();

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
    Path named = file;
    if (named == null) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), "Missing required parameter: 'FILE'");
    }
    Ranges.within("--jobs", jobs, 1, MOST_THREADS);
    boolean isAlone = alone.isGiven();
    if (isAlone) {
      SearchOptions.refuse(new GivenOptions(Objects.requireNonNull(spec)));
    }
    if (firmware.instrumentation.isDebugged()) {
      throw new CliException(
          ExitCode.USAGE, "--gdb goes with one run: 'wwep run FILE --seed SEED --gdb'");
    }
    SeedSet seeds = isAlone ? null : search.set(System.getenv());
    List<Path> corpus = search.corpusFiles();
    OutputFiles files = new OutputFiles();
    files
        .claim("--event-log", eventLog)
        .claim("--results-dir", search.resultsDir)
        .claim("--resume", search.directory)
        .spare(named);
    for (Path file : corpus) {
      files.spare(file);
    }
    Scenario scenario = ScenarioArgument.read("wwep explore", named, firmware.classes());
    Explorer explorer =
        new Explorer(
            scenario,
            image == null ? firmware.load(scenario, null) : FirmwareSelector.client(image),
            order.schedule());
    firmware.instrumentation.checkUsed();
    int exitCode =
        seeds == null ? replay(explorer, alone.of(explorer)) : searched(explorer, scenario, seeds);
    firmware.instrumentation.report(line -> ErrorOutput.line("wwep: " + line));
    return exitCode;
  }

  private int searched(Explorer explorer, Scenario scenario, SeedSet seeds) throws Exception {
    SearchExecution execution =
        new SearchExecution(
            explorer,
            search,
            header(explorer, seeds, SearchHeader.sometimes(scenario)),
            command(scenario),
            json,
            found -> SeedEventLog.write(eventLog, found));
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    return execution.run(jobs, err);
  }

  private SearchHeader header(Explorer explorer, SeedSet seeds, List<String> sometimes)
      throws CliException {
    Scenario scenario = explorer.scenario();
    String options = firmware.again() + inOrder() + search.guidance();
    String command = command(scenario);
    String again =
        search.guided || alone.plan != null
            ? " --plan " + SearchHeader.PLAN
            : " --seed " + SearchHeader.SEED + " --only " + SearchHeader.ITEMS;
    return new SearchHeader(
        ApplicationVersion.text(),
        scenario.file(),
        search.directory == null ? "" : digest(scenario),
        options.strip(),
        seeds,
        search.keepGoing,
        SearchHeader.links(scenario),
        SearchHeader.faults(scenario),
        sometimes,
        explorer.firmware(),
        command + again,
        command + search.onward(seeds));
  }

  private String command(Scenario scenario) {
    return "wwep explore " + ShellWord.quoted(scenario.file()) + firmware.again() + inOrder();
  }

  private String digest(Scenario scenario) throws CliException {
    try {
      return SearchDigest.of(scenario, firmware.places(), search.corpusFiles());
    } catch (IOException e) {
      throw new CliException(ExitCode.USAGE, FileErrors.line(e));
    }
  }

  private String inOrder() {
    return order == TaskOrder.SHUFFLED ? "" : " --order " + order;
  }

  private int replay(Explorer explorer, ChaosCase chaosCase) throws Exception {
    SeedRun seedRun = explorer.run(chaosCase);
    SeedSet seeds = new SeedSet(chaosCase.seed(), 1, Shard.WHOLE);
    SearchSummary summary =
        new SearchSummary(
            // One seed alone need not see what a search has to.
            header(explorer, seeds, List.of()),
            seeds,
            SeedSearch.alone(explorer, chaosCase, seedRun),
            List.of());
    LineWriter out = LineWriter.standard();
    int exitCode = new SearchPrinter(out, json).print(summary, seedRun);
    SeedEventLog.write(eventLog, seedRun);
    return out.finish(exitCode);
  }
}
