package org.wwep.emulator.cli.fleet;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
import org.wwep.emulator.fleet.PressModel.Sequence;
import org.wwep.emulator.fleet.PressModel.Sequence.Press;
import org.wwep.emulator.scenario.Command;
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
  private final List<Press> presses = new ArrayList<>();
  private Duration first = Duration.ZERO;

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
    read.add(scenario.steps());
    if (read.presses.isEmpty()) {
      throw refusal(scenario.file() + ": there is no press");
    }
    Press last = read.presses.removeLast();
    read.presses.add(new Press(last.hold(), last.pause().plus(read.first)));
    return new Sequence(scenario.name(), read.presses);
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

  private void add(List<Step> steps) throws CliException {
    for (Step step : steps) {
      Command command = step.command();
      switch (command) {
        case PressCommand press -> press(step, press);
        case DelayCommand(Duration duration) -> delay(duration);
        case StepGroup group -> {
          for (int i = 0; i < group.times(); i++) {
            add(group.steps());
          }
        }
        default ->
            throw refusal(
                "%s: a fleet plays 'press', 'delay' and 'repeat', was '%s'"
                    .formatted(step.at(), command.keyword()));
      }
    }
  }

  private void press(Step step, PressCommand press) throws CliException {
    if (presses.size() == Sequence.MOST_PRESSES) {
      throw refusal("%s: a fleet plays up to %d presses".formatted(step.at(), presses.size()));
    }
    if (!press.bounce().equals(usual.bounce())) {
      throw refusal(
          "%s: the buttons of a fleet do not bounce: leave 'bounce' out".formatted(step.at()));
    }
    if (!boards && !press.duration().equals(usual.duration())) {
      throw refusal(
          "%s: 'duration' needs boards, whose buttons can be held: give --firmware as well"
              .formatted(step.at()));
    }
    if (press.duration().compareTo(Press.LONGEST) > 0) {
      throw refusal(
          "%s: the buttons of a fleet are held for up to %s"
              .formatted(step.at(), Durations.format(Press.LONGEST)));
    }
    presses.add(new Press(press.duration(), Duration.ZERO));
  }

  private void delay(Duration duration) {
    if (presses.isEmpty()) {
      first = first.plus(duration);
      return;
    }
    Press before = presses.removeLast();
    presses.add(new Press(before.hold(), before.pause().plus(duration)));
  }

  private static CliException refusal(String line) {
    return new CliException(ExitCode.USAGE, line);
  }
}
