package org.wwep.emulator.scenario.command;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.wwep.emulator.scenario.Formats;
import org.wwep.hal.Level;

/** Whether an LED's changes are a blinking. */
final class BlinkCheck {
  private BlinkCheck() {}

  /**
   * Returns what is wrong, if anything: a phase that is too long, or a whole one that is too short;
   * the first and the last may have been cut by the span's ends.
   *
   * @param lit whether it was lit at the beginning
   */
  static Optional<String> wrong(
      boolean lit,
      List<PinHistory.Change> changes,
      Duration from,
      Duration to,
      ExpectBlinkCommand step) {
    boolean on = lit;
    Duration begin = from;
    for (int i = 0; i <= changes.size(); i++) {
      Duration end = i == changes.size() ? to : changes.get(i).at();
      boolean whole = i > 0 && i < changes.size();
      Duration length = end.minus(begin);
      Duration wanted = on ? step.on() : step.off();
      if (length.compareTo(wanted.plus(step.tolerance())) > 0
          || (whole && length.compareTo(wanted.minus(step.tolerance())) < 0)) {
        return Optional.of(
            "was %s for %s%s from %s"
                .formatted(
                    on ? "on" : "off",
                    Formats.span(length),
                    whole ? "" : " at least",
                    Formats.at(begin)));
      }
      if (i < changes.size()) {
        on = changes.get(i).level() == Level.HIGH;
        begin = end;
      }
    }
    return Optional.empty();
  }
}
