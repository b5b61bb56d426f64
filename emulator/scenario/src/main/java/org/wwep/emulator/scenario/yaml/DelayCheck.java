package org.wwep.emulator.scenario.yaml;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.Step;
import org.wwep.emulator.scenario.StepGroup;
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
      if (step.command() instanceof StepGroup group) {
        repeated(step, group);
      } else {
        spend(step, step.command().leastTime());
      }
    }
  }

  private void repeated(Step step, StepGroup group) {
    Duration before = spent;
    all(group.steps());
    if (over == null) {
      Duration once = spent.minus(before);
      // Within the limit each, so the product fits: a year times a million.
      spend(step, once.multipliedBy(group.times() - 1L));
    }
  }

  private void spend(Step step, Duration time) {
    spent = spent.plus(time);
    if (spent.compareTo(limit) > 0) {
      over = step;
    }
  }
}
