package org.wwep.emulator.cli.option;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.yaml.BenchFile;
import org.wwep.emulator.scenario.yaml.ScenarioParser;
import picocli.CommandLine.Option;

/** Which boards are on the bench, for scenarios that say nothing of that. */
public final class BenchOption {
  @Option(
      names = "--bench",
      paramLabel = "FILE",
      description = "Boards on a bench in the place of the scenarios' devices: the rig external.")
  public @Nullable Path file;

  /** Returns a parser that puts the bench's boards in the place of devices, if there is a bench. */
  public ScenarioParser on(ScenarioParser parser, @Nullable Rig rig) throws CliException {
    Path given = file;
    if (given == null) {
      return parser;
    }
    if (rig != null && rig != Rig.EXTERNAL) {
      throw new CliException(
          ExitCode.USAGE, "--bench is for the rig external, was --rig " + rig + ": leave one out");
    }
    BenchFile bench = BenchFile.read(given);
    if (!bench.problems().isEmpty()) {
      throw new CliException(ExitCode.USAGE, bench.mistakes().lines().toList());
    }
    return parser.withBench(bench);
  }
}
