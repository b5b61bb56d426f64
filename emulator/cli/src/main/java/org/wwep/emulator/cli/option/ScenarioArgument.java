package org.wwep.emulator.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.command.Commands;
import org.wwep.emulator.scenario.yaml.ParseResult;
import org.wwep.emulator.scenario.yaml.Problem;
import org.wwep.emulator.scenario.yaml.ScenarioFile;
import org.wwep.emulator.scenario.yaml.ScenarioParser;

/** Reads the scenario that a command was given. */
public final class ScenarioArgument {
  private ScenarioArgument() {}

  /** Returns the parser that knows every fault. */
  public static ScenarioParser parser(ClassLoader classes) {
    return new ScenarioParser(Commands.ALL, FaultFormat::parse, classes);
  }

  /**
   * Reads a file; all its mistakes are told at once.
   *
   * @param command the command that reads it, {@code wwep explore}
   */
  public static Scenario read(String command, Path file, ClassLoader classes) throws CliException {
    return read(command, file, parser(classes));
  }

  /** As {@link #read(String, Path, ClassLoader)}, by a parser of its own. */
  public static Scenario read(String command, Path file, ScenarioParser parser)
      throws CliException {
    if (Files.isDirectory(file)) {
      throw new CliException(
          ExitCode.USAGE,
          "%s is a directory: '%s' takes one scenario, a file".formatted(file, command));
    }
    return switch (ScenarioFile.read(file, parser)) {
      case ParseResult.Valid valid -> valid.scenario();
      case ParseResult.Invalid invalid ->
          throw new CliException(
              ExitCode.USAGE, invalid.problems().stream().map(Problem::toString).toList());
    };
  }
}
