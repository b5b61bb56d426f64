package org.wwep.emulator.cli.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.option.BenchOption;
import org.wwep.emulator.cli.option.ScenarioArgument;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.run.FirmwareSelector;
import org.wwep.emulator.run.RunRequest;
import org.wwep.emulator.run.ServerKindSelector;
import org.wwep.emulator.run.StepFilter;
import org.wwep.emulator.scenario.Defaults;
import org.wwep.emulator.scenario.Position;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.yaml.BenchFile;
import org.wwep.emulator.scenario.yaml.ParseResult;
import org.wwep.emulator.scenario.yaml.Problem;
import org.wwep.emulator.scenario.yaml.ScenarioFile;
import org.wwep.emulator.scenario.yaml.ScenarioParser;
import org.wwep.value.Durations;
import org.wwep.value.ShellWord;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which of the scenarios are run, on what, and how much of each. */
public final class RunSelection {
  @ArgGroup(exclusive = false)
  RigOptions rig = new RigOptions();

  @ArgGroup(exclusive = false)
  BenchOption bench = new BenchOption();

  @Option(names = "--include", paramLabel = "TAG", description = "Only scenarios with this tag.")
  List<String> include = new ArrayList<>();

  @Option(names = "--exclude", paramLabel = "TAG", description = "No scenario with this tag.")
  public List<String> exclude = new ArrayList<>();

  @Option(
      names = "--only",
      paramLabel = "STEP",
      description = "Only steps of this name, this number, or a range of numbers such as 3-5.")
  List<String> only = new ArrayList<>();

  @ArgGroup(exclusive = false)
  FirmwareOptions firmware = new FirmwareOptions();

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "Time limit of a run, in the rig's time (default: the file's, else 30s).")
  @Nullable Duration timeout;

  /** Has the boards of this file run in the place of the scenarios' devices. */
  public void onBench(Path file) {
    bench.file = file;
  }

  /** Has every scenario run on this rig. */
  public void onRig(Rig chosen) {
    rig.rig = chosen;
  }

  /** Reads the files, and makes a list of what is to be run. */
  public List<RunRequest> requests(List<Path> places, int repeat) throws CliException {
    return requestsFor(read(LintCommand.scenarios(places)), repeat);
  }

  /** Makes a list of what is to be run of these scenarios. */
  public List<RunRequest> requestsFor(List<Scenario> scenarios, int repeat) throws CliException {
    List<RunRequest> requests = new ArrayList<>();
    StepFilter filter = new StepFilter(only);
    for (Scenario scenario : chosen(scenarios)) {
      if (!filter.matchesAny(scenario.steps())) {
        throw new CliException(
            ExitCode.USAGE,
            "%s: no step is '%s': give a step's name, its number, or a range such as 3-5"
                .formatted(scenario.file(), String.join("' or '", only)));
      }
      FirmwareSelector loaded = firmware.load(scenario, rig.chip);
      for (int i = 1; i <= repeat; i++) {
        requests.add(request(scenario, loaded, filter, i));
      }
    }
    firmware.instrumentation.checkUsed();
    if (firmware.instrumentation.isDebugged() && requests.size() > 1) {
      throw new CliException(
          ExitCode.USAGE,
          "--gdb goes with one run, these are %d: name one scenario, without --repeat"
              .formatted(requests.size()));
    }
    return requests;
  }

  /** Tells every mistake in every file at once; nothing is run then. */
  private List<Scenario> read(List<Path> files) throws CliException {
    ScenarioParser parser = bench.on(ScenarioArgument.parser(firmware.classes()), rig.rig);
    if (timeout != null || rig.rig == Rig.HUMAN) {
      parser = parser.withoutTimeLimit();
    }
    List<Scenario> scenarios = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Path file : files) {
      if (BenchFile.is(file)) {
        problems.add(
            new Problem(
                Position.wholeFile(file.toString()),
                "a file of a bench, and no scenario: give it to --bench"));
        continue;
      }
      switch (ScenarioFile.read(file, parser)) {
        case ParseResult.Valid valid -> scenarios.add(valid.scenario());
        case ParseResult.Invalid invalid -> problems.addAll(invalid.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new CliException(ExitCode.USAGE, problems.stream().map(Problem::toString).toList());
    }
    return scenarios;
  }

  private List<Scenario> chosen(List<Scenario> scenarios) throws CliException {
    List<Scenario> chosen =
        scenarios.stream()
            .filter(s -> include.isEmpty() || s.tags().stream().anyMatch(include::contains))
            .filter(s -> s.tags().stream().noneMatch(exclude::contains))
            .toList();
    if (chosen.isEmpty()) {
      throw new CliException(
          ExitCode.USAGE,
          "no scenario is left: --include and --exclude go by the tags; " + tags(scenarios));
    }
    return chosen;
  }

  private static String tags(List<Scenario> scenarios) {
    List<String> tags =
        scenarios.stream().flatMap(s -> s.tags().stream()).distinct().sorted().toList();
    return tags.isEmpty() ? "no file here has tags" : "there are " + String.join(", ", tags);
  }

  private RunRequest request(
      Scenario scenario, FirmwareSelector firmware, StepFilter filter, int repetition)
      throws CliException {
    Rig chosen = rig.of(scenario);
    long own = rig.firstSeed(scenario) + repetition - 1;
    return new RunRequest(
        scenario,
        chosen,
        own,
        repetition,
        timeout != null
            ? timeout
            : chosen == Rig.HUMAN ? Defaults.OPERATOR : scenario.defaults().timeout(),
        filter,
        again(scenario, own),
        firmware,
        ServerKindSelector.COURSE,
        rig.bench(chosen),
        new CommandLineMessages());
  }

  /** Returns the line that does one run again. */
  private String again(Scenario scenario, long own) {
    StringBuilder line = new StringBuilder("wwep run ").append(ShellWord.quoted(scenario.file()));
    line.append(" --seed ").append(own);
    if (rig.rig != null) {
      line.append(" --rig ").append(rig.rig);
    }
    if (bench.file != null) {
      line.append(" --bench ").append(ShellWord.quoted(bench.file.toString()));
    }
    if (rig.chip != null) {
      line.append(" --gpio-chip ").append(ShellWord.quoted(rig.chip));
    }
    line.append(firmware.again());
    only.forEach(step -> line.append(" --only ").append(ShellWord.quoted(step)));
    if (timeout != null) {
      line.append(" --timeout ").append(Durations.format(timeout));
    }
    return line.toString();
  }
}
