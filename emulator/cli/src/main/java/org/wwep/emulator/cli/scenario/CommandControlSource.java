package org.wwep.emulator.cli.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.option.ClassPathOption;
import org.wwep.emulator.cli.option.ScenarioArgument;
import org.wwep.emulator.cli.terminal.ApplicationVersion;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.control.ControlException;
import org.wwep.emulator.control.ControlSource;
import org.wwep.emulator.explore.Explorer;
import org.wwep.emulator.json.JsonLine;
import org.wwep.emulator.report.SearchJson;
import org.wwep.emulator.run.NamedFiles;
import org.wwep.emulator.run.RigLimits;
import org.wwep.emulator.run.RunRequest;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.Step;
import org.wwep.emulator.scenario.yaml.ParseResult;
import org.wwep.emulator.scenario.yaml.Problem;
import org.wwep.emulator.scenario.yaml.ScenarioFile;
import org.wwep.emulator.scenario.yaml.ScenarioParser;
import org.wwep.emulator.search.SearchHeader;
import org.wwep.emulator.search.SearchRecord;
import org.wwep.emulator.search.SearchSummary;
import org.wwep.emulator.search.SearchTally;
import org.wwep.emulator.search.SeedSearch;
import org.wwep.emulator.search.SeedSet;
import org.wwep.emulator.sim.Schedule;
import org.wwep.value.FileErrors;
import org.wwep.value.Shard;
import org.wwep.value.ShellWord;

/** What a control port works on, read and loaded as {@code run}, {@code lint} and others do. */
final class CommandControlSource implements ControlSource {
  /** A board has no end but its client's. */
  private static final Duration ENDLESS = Duration.ofDays(100_000);

  private final ClassPathOption classPath;
  private final ClassLoader classes;

  /** Makes one that knows these classes, those of the option. */
  CommandControlSource(ClassPathOption classPath, ClassLoader classes) {
    this.classPath = classPath;
    this.classes = classes;
  }

  @Override
  public RunRequest board(BoardWish wish) throws ControlException {
    try {
      Path file = wish.scenario();
      Scenario scenario =
          file == null
              ? valid(
                  parser()
                      .parse("board.yaml", BoardText.of(wish.firmware()).live().getBytes(UTF_8)))
              : read(file);
      RunSelection selection = selection(wish.rig() == null ? Rig.SIM : wish.rig(), wish.seed());
      selection.timeout = ENDLESS;
      return selection.requestsFor(List.of(scenario.withSteps(List.of())), 1).getFirst();
    } catch (CliException e) {
      throw refused(e);
    }
  }

  @Override
  public List<Step> steps(Scenario scenario, Rig rig, String text) throws ControlException {
    return switch (parser().parseMore(scenario, text)) {
      case ParseResult.Valid valid -> {
        List<Problem> problems = RigLimits.of(valid.scenario(), rig);
        if (!problems.isEmpty()) {
          throw wrong(problems);
        }
        yield valid.scenario().steps();
      }
      case ParseResult.Invalid invalid -> throw wrong(invalid.problems());
    };
  }

  @Override
  public RunResult run(Path file, @Nullable Rig rig, @Nullable Long seed) throws ControlException {
    try {
      checkFile(file);
      RunSelection selection = selection(rig, seed);
      return ScenarioRuns.run(selection.requests(List.of(file), 1).getFirst());
    } catch (CliException e) {
      throw refused(e);
    }
  }

  @Override
  public List<Problem> lint(Path file) throws ControlException {
    checkFile(file);
    return switch (ScenarioFile.read(file, parser())) {
      case ParseResult.Valid valid -> {
        Rig own = valid.scenario().rig();
        List<Problem> problems = new ArrayList<>(NamedFiles.problems(valid.scenario()));
        problems.addAll(RigLimits.of(valid.scenario(), own == null ? Rig.SIM : own));
        yield problems;
      }
      case ParseResult.Invalid invalid -> invalid.problems();
    };
  }

  @Override
  public JsonLine explore(Path file, long first, long seeds)
      throws ControlException, InterruptedException {
    Explorer explorer;
    try {
      Scenario scenario = read(file);
      FirmwareOptions firmware = new FirmwareOptions();
      firmware.classPath = classPath;
      explorer = new Explorer(scenario, firmware.load(scenario, null), Schedule.SHUFFLED);
    } catch (CliException e) {
      throw refused(e);
    } catch (IllegalArgumentException e) {
      throw new ControlException(ControlException.Kind.REQUEST, String.valueOf(e.getMessage()));
    }
    SeedSet set = new SeedSet(first, seeds, Shard.WHOLE);
    String again = "wwep explore " + ShellWord.quoted(file.toString());
    SearchHeader header =
        new SearchHeader(
            ApplicationVersion.text(),
            file.toString(),
            "",
            "",
            set,
            false,
            SearchHeader.links(explorer.scenario()),
            SearchHeader.faults(explorer.scenario()),
            SearchHeader.sometimes(explorer.scenario()),
            explorer.firmware(),
            again + " --seed " + SearchHeader.SEED + " --only " + SearchHeader.ITEMS,
            again + " --first-seed " + first + " --seeds " + seeds);
    try {
      SearchTally tally =
          new SeedSearch(explorer, set, false, SearchRecord.inMemory())
              .run(Runtime.getRuntime().availableProcessors(), null);
      return SearchJson.line(
          InstantSource.system().instant(), new SearchSummary(header, set, tally, List.of()));
    } catch (IOException e) {
      throw new ControlException(ControlException.Kind.BOARD, FileErrors.line(e));
    }
  }

  private ScenarioParser parser() {
    return ScenarioArgument.parser(classes);
  }

  private RunSelection selection(@Nullable Rig rig, @Nullable Long seed) {
    RunSelection selection = new RunSelection();
    selection.rig.rig = rig;
    selection.rig.seed = seed;
    selection.firmware.classPath = classPath;
    return selection;
  }

  private Scenario read(Path file) throws CliException, ControlException {
    checkFile(file);
    return ScenarioArgument.read("start", file, parser());
  }

  /** A folder is many scenarios, and a request is about one. */
  private static void checkFile(Path file) throws ControlException {
    if (Files.isDirectory(file)) {
      throw new ControlException(
          ControlException.Kind.REQUEST, file + " is a directory: name one scenario, a file");
    }
  }

  private static Scenario valid(ParseResult result) throws ControlException {
    return switch (result) {
      case ParseResult.Valid valid -> valid.scenario();
      case ParseResult.Invalid invalid -> throw wrong(invalid.problems());
    };
  }

  private static ControlException wrong(List<Problem> problems) {
    return new ControlException(
        ControlException.Kind.REQUEST,
        String.join("; ", problems.stream().map(Problem::message).toList()));
  }

  private static ControlException refused(CliException e) {
    return new ControlException(
        e.exitCode() == ExitCode.USAGE
            ? ControlException.Kind.REQUEST
            : ControlException.Kind.BOARD,
        String.join("; ", String.valueOf(e.getMessage()).lines().toList()));
  }
}
