package org.wwep.emulator.cli.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.option.ClassPathOption;
import org.wwep.emulator.cli.option.GivenOptions;
import org.wwep.emulator.cli.option.PageOptions;
import org.wwep.emulator.cli.option.ScenarioArgument;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.cli.terminal.LogSetup;
import org.wwep.emulator.run.RunRequest;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.yaml.ParseResult;
import org.wwep.emulator.scenario.yaml.Problem;
import org.wwep.value.FileErrors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wwep board}. */
@Command(
    name = "board",
    mixinStandardHelpOptions = true,
    description = {
      "Shows a board in a browser, with a hand on its buttons, until interrupted.",
      "In virtual time it can be slowed down, stopped, stepped and taken back; what was done by hand",
      "can be saved as a scenario. With a SCENARIO its steps are done, and after them the board is",
      "yours; without one it has the course's client, or the firmware given."
    },
    footer = {"", "Example: wwep board scenarios/first-press.yaml"})
public final class BoardCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "SCENARIO",
      description = "A scenario whose devices and steps are taken (default: one device, no steps).")
  @Nullable Path file;

  @Option(
      names = "--firmware",
      paramLabel = "FILE",
      description =
          "Firmware of your own in place of the client: C sources (the option once for each), a file "
              + "that 'wwep firmware build' made, or a Java class.")
  List<String> firmware = new ArrayList<>();

  @Mixin ClassPathOption classPath = new ClassPathOption();

  @ArgGroup(exclusive = false)
  RigOptions rig = new RigOptions();

  @Option(
      names = "--speed",
      paramLabel = "TIMES",
      description =
          "Speed of virtual time against the clock's, 0.001 to 1000, or max (default: 1).")
  String speed = "1";

  @Spec @Nullable CommandSpec spec;

  @Mixin PageOptions page = new PageOptions();

  @Override
  public Integer call() throws Exception {
    if (file != null && !firmware.isEmpty()) {
      throw new CliException(
          ExitCode.USAGE, "--firmware goes without a scenario: that one names its firmware itself");
    }
    double times = times();
    LogSetup.quietServers();
    LineWriter out = LineWriter.lasting();
    BoardSession session = new BoardSession(out, page, times);
    Path scenario = file;
    if (scenario == null) {
      BoardText text = BoardText.of(firmware);
      session.show(
          () ->
              new BoardSession.BoardScenario(
                  checked(one(selection().requestsFor(List.of(parsed(text)), 1))), text.kept()),
          null);
    } else {
      session.show(
          () ->
              new BoardSession.BoardScenario(
                  checked(one(selection().requests(List.of(scenario), 1))), text(scenario)),
          null);
    }
    throw LineWriter.gone();
  }

  /**
   * Returns the text of a scenario; one that cannot be read has none, and is told when it is run.
   */
  static String text(Path scenario) {
    try {
      return Files.readString(scenario, UTF_8);
    } catch (IOException e) {
      return "# " + FileErrors.reason(e) + "\n";
    }
  }

  private double times() throws CliException {
    if (speed.equals("max")) {
      return Double.POSITIVE_INFINITY;
    }
    try {
      double times = Double.parseDouble(speed);
      if (times >= 0.001 && times <= 1000) {
        return times;
      }
    } catch (NumberFormatException _) {
      // Said below.
    }
    throw new CliException(ExitCode.USAGE, "--speed is 0.001 to 1000, or max, was '" + speed + "'");
  }

  private RunSelection selection() {
    RunSelection selection = new RunSelection();
    selection.rig = rig;
    selection.firmware.classPath = classPath;
    return selection;
  }

  private Scenario parsed(BoardText text) throws CliException {
    return switch (ScenarioArgument.parser(classPath.classes())
        .parse("board.yaml", text.live().getBytes(UTF_8))) {
      case ParseResult.Valid valid -> valid.scenario();
      case ParseResult.Invalid invalid ->
          throw new CliException(
              ExitCode.USAGE, invalid.problems().stream().map(Problem::message).toList());
    };
  }

  /** Refuses options about what this rig has not. */
  private RunRequest checked(RunRequest request) {
    GivenOptions given = new GivenOptions(Objects.requireNonNull(spec));
    switch (request.rig()) {
      case SIM, EMULATED ->
          given.refuse(
              "about rigs with real lines: add --rig gpio-sim, loopback, human or external",
              "--gpio-chip",
              "--loopback");
      case GPIO_SIM, HUMAN, EXTERNAL ->
          given.refuse("about the rig loopback: add --rig loopback", "--loopback");
      case LOOPBACK -> {}
    }
    if (request.rig() != Rig.SIM) {
      given.refuse("about virtual time: this rig runs in real time", "--speed");
    }
    return request;
  }

  /** Returns the only run that there is. */
  static RunRequest one(List<RunRequest> requests) throws CliException {
    if (requests.size() != 1) {
      throw new CliException(
          ExitCode.USAGE,
          "a board shows one scenario, these are %d: name one file".formatted(requests.size()));
    }
    RunRequest request = requests.getFirst();
    if (request.scenario().chaos() != null && request.scenario().steps().isEmpty()) {
      throw new CliException(
          ExitCode.USAGE,
          request.scenario().file() + " has no steps but chaos: 'wwep explore' is for that");
    }
    return request;
  }
}
