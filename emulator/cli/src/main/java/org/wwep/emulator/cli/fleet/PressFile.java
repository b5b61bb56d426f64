package org.wwep.emulator.cli.fleet;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.option.ScenarioArgument;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.fleet.PressModel;
import org.wwep.emulator.fleet.PressModel.Sequence.Press;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.Step;
import org.wwep.emulator.scenario.StepGroup;
import org.wwep.emulator.scenario.command.DelayCommand;
import org.wwep.emulator.scenario.command.PressCommand;
import org.wwep.emulator.scenario.yaml.ParseResult;
import org.wwep.emulator.scenario.yaml.ScenarioParser;
import org.wwep.value.Durations;

/**
 * A scenario whose steps each device of a fleet plays: {@code press}, {@code delay} and {@code
 * repeat}.
 */
final class PressFile {
  /** What is usual, and what a fleet sets itself. */
  private static final String USUAL = "version: 1\nsteps: [{press: btn1}]\n";

  private final boolean boards;
  private final PressCommand usual;

  private PressFile(boolean boards, PressCommand usual) {
    this.boards = boards;
    this.usual = usual;
  }

  /**
   * Reads one.
   *
   * @param boards whether there are boards, whose buttons can be held
   */
  static PressModel read(Path file, boolean boards) throws CliException {
    ClassLoader classes = PressFile.class.getClassLoader();
    ScenarioParser parser = ScenarioArgument.parser(classes).withoutTimeLimit();
    Scenario scenario = ScenarioArgument.read("wwep fleet --scenario", file, parser);
    Scenario other = usual(parser);
    refuseOthers(scenario, other);
    PressFile read = new PressFile(boards, (PressCommand) other.steps().getFirst().command());
    PressList list = read.list(scenario.steps());
    if (list.isEmpty()) {
      throw refusal(scenario.file() + ": there is no press: add one, as '- press: btn1'");
    }
    return list.sequence(scenario.name());
  }

  private static Scenario usual(ScenarioParser parser) {
    return switch (parser.parse("usual.yaml", USUAL.getBytes(StandardCharsets.UTF_8))) {
      case ParseResult.Valid valid -> valid.scenario();
      case ParseResult.Invalid invalid ->
          throw new IllegalStateException(invalid.problems().toString());
    };
  }

  private static void refuseOthers(Scenario scenario, Scenario other) throws CliException {
    Map<String, Function<Scenario, @Nullable Object>> keys = new LinkedHashMap<>();
    keys.put("seed", Scenario::seed);
    keys.put("defaults", Scenario::defaults);
    keys.put("server", Scenario::server);
    keys.put("devices", Scenario::devices);
    keys.put("rig", Scenario::rig);
    keys.put("always", Scenario::always);
    keys.put("sometimes", Scenario::sometimes);
    keys.put("chaos", Scenario::chaos);
    for (Map.Entry<String, Function<Scenario, @Nullable Object>> key : keys.entrySet()) {
      if (!Objects.equals(key.getValue().apply(scenario), key.getValue().apply(other))) {
        throw refusal(
            "%s: '%s' is not for a fleet, which has options for its devices and their server: leave it out"
                .formatted(scenario.file(), key.getKey()));
      }
    }
  }

  private PressList list(List<Step> steps) throws CliException {
    PressList list = new PressList();
    for (Step step : steps) {
      PressList group = step.command() instanceof StepGroup of ? list(of.steps()) : new PressList();
      try {
        switch (step.command()) {
          case PressCommand press -> list.press(hold(press));
          case DelayCommand(Duration pause) -> list.delay(pause);
          case StepGroup of -> list.add(group, of.times());
          default ->
              throw new IllegalArgumentException(
                  "a fleet plays 'press', 'delay' and 'repeat', was '%s'"
                      .formatted(step.command().keyword()));
        }
      } catch (IllegalArgumentException e) {
        throw refusal(step.at() + ": " + e.getMessage());
      }
    }
    return list;
  }

  private Duration hold(PressCommand press) {
    if (!press.bounce().equals(usual.bounce())) {
      throw new IllegalArgumentException(
          "the buttons of a fleet do not bounce: leave 'bounce' out");
    }
    if (!boards && !press.duration().equals(usual.duration())) {
      throw new IllegalArgumentException(
          "'duration' needs boards, whose buttons can be held: give --firmware as well");
    }
    if (press.duration().compareTo(Press.LONGEST) > 0) {
      throw new IllegalArgumentException(
          "the buttons of a fleet are held for up to %s, was %s: shorten 'duration'"
              .formatted(Durations.format(Press.LONGEST), Durations.format(press.duration())));
    }
    return press.duration();
  }

  private static CliException refusal(String line) {
    return new CliException(ExitCode.USAGE, line);
  }
}
