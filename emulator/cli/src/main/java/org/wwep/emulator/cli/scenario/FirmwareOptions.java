package org.wwep.emulator.cli.scenario;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.carrier.FirmwareBuildException;
import org.wwep.emulator.cli.option.ClassPathOption;
import org.wwep.emulator.cli.option.InstrumentationOptions;
import org.wwep.emulator.cli.option.SourceOptions;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ErrorOutput;
import org.wwep.emulator.run.FirmwareSelector;
import org.wwep.emulator.run.ScenarioFirmware;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.value.ShellWord;
import picocli.CommandLine.ArgGroup;

/** Builds and loads the firmware that scenarios name. */
public final class FirmwareOptions {
  @ArgGroup(exclusive = false)
  ClassPathOption classPath = new ClassPathOption();

  @ArgGroup(exclusive = false)
  InstrumentationOptions instrumentation = new InstrumentationOptions();

  private Consumer<String> choices = _ -> {};

  /** Has somebody told which carrier was taken where the choice was left to the machine. */
  void onChoice(Consumer<String> told) {
    choices = told;
  }

  /** Returns what loads firmware in Java. */
  ClassLoader classes() throws CliException {
    return classPath.classes();
  }

  /** Returns the folders and jars of firmware in Java, as far as they are given. */
  List<Path> places() {
    return classPath.given().stream()
        .flatMap(path -> Stream.of(path.split(File.pathSeparator)))
        .map(place -> Path.of(place.isEmpty() ? "." : place))
        .toList();
  }

  /** Returns what a command needs beside the file to find the same firmware again. */
  String again() {
    return classPath.given().map(path -> " --class-path " + ShellWord.quoted(path)).orElse("")
        + instrumentation.again();
  }

  private static void attach(String command) {
    ErrorOutput.line("wwep: firmware waits for a debugger: " + command);
  }

  /**
   * Builds and loads what the devices of a scenario run.
   *
   * @param chip the GPIO chip of a bench, or null
   */
  FirmwareSelector load(Scenario scenario, @Nullable String chip) throws CliException {
    try {
      return ScenarioFirmware.load(
          scenario,
          instrumentation.carriers(FirmwareOptions::attach).withChoices(choices),
          classes(),
          chip);
    } catch (FirmwareBuildException e) {
      throw SourceOptions.failed(e);
    }
  }
}
