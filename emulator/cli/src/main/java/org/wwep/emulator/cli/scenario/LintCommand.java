package org.wwep.emulator.cli.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.option.BenchOption;
import org.wwep.emulator.cli.option.ClassPathOption;
import org.wwep.emulator.cli.option.ScenarioArgument;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.json.JsonLine;
import org.wwep.emulator.run.NamedFiles;
import org.wwep.emulator.run.RigLimits;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.yaml.BenchFile;
import org.wwep.emulator.scenario.yaml.ParseResult;
import org.wwep.emulator.scenario.yaml.Problem;
import org.wwep.emulator.scenario.yaml.ScenarioFile;
import org.wwep.emulator.scenario.yaml.ScenarioParser;
import org.wwep.value.FileErrors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wwep lint}. */
@Command(
    name = "lint",
    mixinStandardHelpOptions = true,
    description = {
      "Checks scenarios without running them: every mistake, with its line and column.",
      "Exit code 0 if all are valid, 2 if not."
    },
    footer = {"", "Example: wwep lint scenarios"})
public final class LintCommand implements Callable<Integer> {
  private static final int DEEPEST = 32;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "Scenarios, and files of a bench; of a directory, every *.yaml and *.yml in it.")
  List<Path> files = new ArrayList<>();

  @Option(
      names = "--rig",
      paramLabel = "RIG",
      description = "Also report what this rig cannot do (default: the file's, else sim).")
  @Nullable Rig rig;

  @Mixin BenchOption bench = new BenchOption();

  @Option(
      names = "--wokwi-compat",
      description = "Also report steps and keys that Wokwi does not know.")
  boolean wokwi;

  @Mixin ClassPathOption classPath = new ClassPathOption();

  @Option(names = "--json", description = "Print JSON, one object a line.")
  boolean json;

  private final LineWriter out = LineWriter.standard();
  private final InstantSource clock = InstantSource.system();
  private int benches;
  private int invalid;

  @Override
  public Integer call() throws Exception {
    ScenarioParser parser = bench.on(ScenarioArgument.parser(classPath.classes()), rig);
    List<Path> all = scenarios(files);
    for (Path file : all) {
      if (BenchFile.is(file)) {
        benches++;
        List<Problem> problems = BenchFile.read(file).problems();
        if (problems.isEmpty()) {
          valid(file);
        } else {
          invalid(problems);
        }
        continue;
      }
      switch (ScenarioFile.read(file, parser)) {
        case ParseResult.Valid valid -> {
          Scenario scenario = valid.scenario();
          Rig own = scenario.rig();
          Rig chosen = rig != null ? rig : own != null ? own : Rig.SIM;
          List<Problem> problems = new ArrayList<>(NamedFiles.problems(scenario));
          problems.addAll(RigLimits.of(scenario, chosen));
          if (problems.isEmpty()) {
            valid(file, valid.beyondWokwi());
          } else {
            invalid(problems);
          }
        }
        case ParseResult.Invalid wrong -> invalid(wrong.problems());
      }
    }
    if (!json) {
      String count = count(all.size() - benches);
      out.line(invalid == 0 ? count + ", valid" : count + ", " + invalid + " invalid");
    }
    return out.finish(invalid == 0 ? ExitCode.PASS : ExitCode.USAGE);
  }

  private String count(int scenarios) {
    String count = scenarios + (scenarios == 1 ? " scenario" : " scenarios");
    String boards = benches + (benches == 1 ? " bench" : " benches");
    return benches == 0 ? count : scenarios == 0 ? boards : count + " and " + boards;
  }

  /** Tells that a file of a bench is valid, where each file is told. */
  private void valid(Path file) {
    if (json) {
      out.json(new JsonLine(clock.instant(), "valid").with("file", file).end());
    }
  }

  private void invalid(List<Problem> problems) {
    invalid++;
    problems.forEach(problem -> print("problem", problem));
  }

  /** Finds the scenarios in files and directories, in the order given, then by name. */
  public static List<Path> scenarios(List<Path> places) throws CliException {
    List<Path> found = new ArrayList<>();
    for (Path place : places) {
      if (!Files.isDirectory(place)) {
        found.add(place);
        continue;
      }
      int before = found.size();
      try {
        found.addAll(scenarios(place));
      } catch (UncheckedIOException e) {
        throw new CliException(ExitCode.USAGE, FileErrors.line(e));
      } catch (IOException e) {
        throw new CliException(ExitCode.USAGE, FileErrors.line(e));
      }
      if (found.size() == before) {
        throw new CliException(
            ExitCode.USAGE, place + " holds no *.yaml or *.yml: 'wwep init' writes a first one");
      }
    }
    return found;
  }

  /** A link that is named stands for its directory; links below are not followed. */
  private static List<Path> scenarios(Path directory) throws IOException {
    Path real = directory.toRealPath();
    try (Stream<Path> walk = Files.walk(real, DEEPEST)) {
      return walk.filter(Files::isRegularFile)
          .map(real::relativize)
          .filter(LintCommand::isScenario)
          .map(directory::resolve)
          .sorted()
          .toList();
    }
  }

  /** What is hidden is no scenario: a CI's own files end in yml as well. */
  private static boolean isScenario(Path file) {
    for (Path name : file) {
      if (name.toString().startsWith(".")) {
        return false;
      }
    }
    return file.toString().endsWith(".yaml") || file.toString().endsWith(".yml");
  }

  private void valid(Path file, List<Problem> beyond) {
    if (wokwi) {
      beyond.forEach(problem -> print("beyond-wokwi", problem));
      if (!json) {
        out.line(file + (beyond.isEmpty() ? ": runs on Wokwi too" : ": only for wwep"));
      }
    }
    if (json) {
      JsonLine line = new JsonLine(clock.instant(), "valid").with("file", file);
      out.json((wokwi ? line.with("wokwi", beyond.isEmpty()) : line).end());
    }
  }

  private void print(String event, Problem problem) {
    if (!json) {
      out.line(problem.toString());
      return;
    }
    out.json(
        new JsonLine(clock.instant(), event)
            .with("file", problem.at().file())
            .with("line", problem.at().isWholeFile() ? null : problem.at().line())
            .with("column", problem.at().isWholeFile() ? null : problem.at().column())
            .with("message", problem.message())
            .end());
  }
}
