package org.wwep.emulator.cli.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.carrier.Carriers;
import org.wwep.emulator.carrier.FirmwareBuildException;
import org.wwep.emulator.cli.option.ClassPathOption;
import org.wwep.emulator.cli.option.OutputFiles;
import org.wwep.emulator.cli.option.ScenarioArgument;
import org.wwep.emulator.cli.option.SourceOptions;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.cli.terminal.LogSetup;
import org.wwep.emulator.cli.terminal.Terminals;
import org.wwep.emulator.cli.terminal.TextColour;
import org.wwep.emulator.report.AtomicFile;
import org.wwep.emulator.report.DiffPage;
import org.wwep.emulator.report.RunDiff;
import org.wwep.emulator.run.FirmwareSelector;
import org.wwep.emulator.run.RunRequest;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.run.ScenarioFirmware;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.timeline.EventLog;
import org.wwep.value.BoundedFile;
import org.wwep.value.FileErrors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wwep report diff}. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Compares two runs, and prints where they part, one under the other.",
      "Exit code 0 if they are the same, 1 if not."
    },
    footer = {"", "Example: wwep report diff results/press-1 results/press-2 --html diff.html"})
final class ReportDiffCommand implements Callable<Integer> {
  private static final Pattern SEEDED = Pattern.compile("(.+\\.ya?ml)@(-?\\d{1,19})");
  private static final String LOG = "events.log";

  @Parameters(
      index = "0",
      paramLabel = "A",
      description =
          "A run: its folder among results, its event log, or a scenario with a seed to run it"
              + " with in virtual time, FILE.yaml@SEED.")
  String a = "";

  @Parameters(index = "1", paramLabel = "B", description = "The run to compare with, likewise.")
  String b = "";

  @Option(
      names = "--ignore-times",
      description = "Compare what happened and in which order, and not when.")
  boolean ignoreTimes;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Also write both as a page, one under the other.")
  @Nullable Path html;

  @ArgGroup(exclusive = false)
  ClassPathOption classPath = new ClassPathOption();

  @Override
  public Integer call() throws Exception {
    LogSetup.quietServers();
    new OutputFiles().claim("--html", html).spare(file(a)).spare(file(b));
    RunDiff diff = RunDiff.of(log(a), log(b), ignoreTimes);
    boolean styled = Terminals.styled();
    LineWriter out = LineWriter.standard();
    diff.lines().forEach(line -> out.line(colour(line).ifStyled(styled), line));
    Path page = html;
    if (page != null) {
      write(page, DiffPage.text(diff));
    }
    return out.finish(diff.isSame() ? ExitCode.PASS : ExitCode.FAILED);
  }

  private static TextColour colour(String line) {
    return line.startsWith("A   ")
        ? TextColour.RED
        : line.startsWith("B   ") ? TextColour.GREEN : TextColour.NONE;
  }

  private static Path file(String run) {
    Matcher seeded = SEEDED.matcher(run);
    Path path = Path.of(seeded.matches() ? seeded.group(1) : run);
    return Files.isDirectory(path) ? path.resolve(LOG) : path;
  }

  private RunDiff.Log log(String run) throws CliException {
    Matcher seeded = SEEDED.matcher(run);
    Path path = file(run);
    if (seeded.matches() && !Files.exists(Path.of(run))) {
      return RunDiff.Log.of(run, ran(path, seeded.group(2)));
    }
    try {
      return RunDiff.Log.of(
          path.toString(), new String(BoundedFile.read(path), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new CliException(
          ExitCode.USAGE,
          "%s: name a run's folder, its event log, or FILE.yaml@SEED"
              .formatted(FileErrors.line(e)));
    } catch (IllegalArgumentException e) {
      throw new CliException(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  private String ran(Path file, String seed) throws CliException {
    long number;
    try {
      number = Long.parseLong(seed);
    } catch (NumberFormatException _) {
      throw new CliException(
          ExitCode.USAGE, "the seed behind '@' is a number of 64 bits, was " + seed);
    }
    Scenario scenario = ScenarioArgument.read("wwep report diff", file, classPath.classes());
    RunResult result =
        ScenarioRuns.run(RunRequest.of(scenario, Rig.SIM, number).withFirmware(firmware(scenario)));
    if (result.verdict() == RunResult.Verdict.BROKEN) {
      throw new CliException(ExitCode.ENVIRONMENT, String.valueOf(result.failure()));
    }
    return EventLog.text(result.timeline());
  }

  private FirmwareSelector firmware(Scenario scenario) throws CliException {
    try {
      return ScenarioFirmware.load(scenario, Carriers.installed(), classPath.classes());
    } catch (FirmwareBuildException e) {
      throw SourceOptions.failed(e);
    }
  }

  private static void write(Path page, String text) throws CliException {
    Optional<String> trouble = AtomicFile.write(page, text);
    if (trouble.isPresent()) {
      throw new CliException(
          ExitCode.ENVIRONMENT, trouble.get() + "; choose another place with --html");
    }
  }
}
