package org.wwep.emulator.run;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wwep.emulator.scenario.Step;
import org.wwep.emulator.scenario.StepGroup;

/**
 * Which steps are done; the others are skipped.
 *
 * @param wanted names, numbers, or ranges of numbers such as {@code 3-5}; empty for all
 */
public record StepFilter(List<String> wanted) {
  /** Every step. */
  public static final StepFilter ALL = new StepFilter(List.of());

  private static final Pattern RANGE = Pattern.compile("(\\d{1,9})(?:(?:-|\\.\\.)(\\d{1,9}))?");

  /** Copies the list. */
  public StepFilter {
    wanted = List.copyOf(wanted);
  }

  /** Returns whether a step is done, by its number, from 1, or its name. */
  boolean matches(int number, Step step) {
    return wanted.isEmpty() || wanted.stream().anyMatch(one -> matches(one, number, step));
  }

  /** Returns whether all within a repetition is done, by the repetition's name. */
  boolean matchesName(Step step) {
    return !step.name().isEmpty() && wanted.contains(step.name());
  }

  /** Returns whether there is any step that is done. */
  public boolean matchesAny(List<Step> steps) {
    return wanted.isEmpty() || count(steps, 0) < 0;
  }

  /** Returns how many steps there are with those before, or less than nothing for a match. */
  private int count(List<Step> steps, int before) {
    int number = before;
    for (Step step : steps) {
      if (step.command() instanceof StepGroup group) {
        if (matchesName(step)) {
          return -1;
        }
        for (int i = 0; i < group.times() && number < ScenarioExecution.MOST_STEPS; i++) {
          int after = count(group.steps(), number);
          if (after <= number) {
            return after < 0 ? after : number;
          }
          number = after;
        }
      } else if (matches(++number, step)) {
        return -1;
      }
    }
    return number;
  }

  private static boolean matches(String wanted, int number, Step step) {
    if (wanted.equals(step.name())) {
      return true;
    }
    Matcher range = RANGE.matcher(wanted);
    if (!range.matches()) {
      return false;
    }
    int first = Integer.parseInt(range.group(1));
    int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
    return first <= number && number <= last;
  }
}
