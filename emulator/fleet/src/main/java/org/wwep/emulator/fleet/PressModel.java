package org.wwep.emulator.fleet;

import java.time.Duration;
import org.wwep.value.Durations;
import org.wwep.value.Ranges;

/** What decides when a device presses. */
public sealed interface PressModel {
  /**
   * Presses come at their moments, whatever became of those before: what a slow server does to a
   * press is counted from the moment that was meant, and the presses that wait behind it count too.
   *
   * @param perSecond presses a second over all devices
   */
  record Open(double perSecond) implements PressModel {
    private static final double MOST = 100_000_000;

    /** Checks the range. */
    public Open {
      if (!(perSecond > 0 && perSecond <= MOST)) {
        throw new IllegalArgumentException(
            "a rate is more than 0 and at most 100000000 presses a second, was " + perSecond);
      }
    }

    @Override
    public String toString() {
      return "%s presses/s".formatted(number(perSecond));
    }

    private static String number(double value) {
      return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
  }

  /**
   * A device presses again some time after its last press has ended: a slow server slows it down.
   *
   * @param think the pause
   */
  record Closed(Duration think) implements PressModel {
    /** Checks the range. */
    public Closed {
      Ranges.notNegative("a think time", think);
    }

    @Override
    public String toString() {
      return think.isZero()
          ? "each device presses again at once"
          : "each device presses again after " + Durations.format(think);
    }
  }
}
