package org.wwep.emulator.scenario.yaml;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.Step;
import org.wwep.value.Durations;

/** Adds up the time that a scenario spends whatever happens, and finds where that is too much. */
final class DelayCheck {
  private final Duration limit;
  private Duration spent = Duration.ZERO;
  private @Nullable Step over;

  private DelayCheck(Duration limit) {
    this.limit = limit;
  }

  static void check(List<Step> steps, Duration limit, Problems problems) {
    DelayCheck check = new DelayCheck(limit);
    check.all(steps);
    Step late = check.over;
    if (late != null) {
      problems.add(
          late.at(),
          "by the end of this step %s have passed for sure, and the run ends after %s: raise 'defaults: {timeout: ...}'"
              .formatted(Durations.format(check.spent), Durations.format(limit)));
    }
  }

  private void all(List<Step> steps) {
    for (Step step : steps) {
      if (over != null) {
        return;
      }
      if (step.command() instanceof Command.Repeat repeat) {
        repeated(step, repeat);
      } else {
        spend(step, certain(step.command()));
      }
    }
  }

  private void repeated(Step step, Command.Repeat repeat) {
    Duration before = spent;
    all(repeat.steps());
    if (over == null) {
      Duration once = spent.minus(before);
      // Within the limit each, so the product fits: a year times a million.
      spend(step, once.multipliedBy(repeat.times() - 1L));
    }
  }

  private void spend(Step step, Duration time) {
    spent = spent.plus(time);
    if (spent.compareTo(limit) > 0) {
      over = step;
    }
  }

  private static Duration certain(Command command) {
    return switch (command) {
      case Command.Delay delay -> delay.duration();
      case Command.ExpectNotSerial expect -> expect.span();
      case Command.Press press -> press.duration();
      case Command.HoldPin hold -> hold.span();
      case Command.ExpectBlink blink -> blink.span();
      case Command.ExpectNoFrame none -> none.within();
      case Command.WaitSerial _,
          Command.WriteSerial _,
          Command.ExpectPin _,
          Command.SetControl _,
          Command.PressDown _,
          Command.Release _,
          Command.WaitPin _,
          Command.WaitFrame _,
          Command.ExpectRegister _,
          Command.ExpectState _,
          Command.ExpectLatency _,
          Command.InjectFault _,
          Command.ClearFault _,
          Command.Reboot _,
          Command.PowerOff _,
          Command.PowerOn _,
          Command.Repeat _ ->
          Duration.ZERO;
    };
  }
}
