package org.wwep.emulator.scenario;

import java.time.Duration;
import java.util.List;
import org.wwep.value.Ranges;

/**
 * Presses and faults drawn from the seed, for {@code wwep explore}.
 *
 * @param fewest how many presses there are at least
 * @param most how many presses there are at most
 * @param over the time over which they are spread
 * @param bounce how contacts bounce
 * @param faults what is drawn from; a type alone leaves its attributes to the seed
 * @param maxFaults how many faults are drawn at most
 * @param settle how long the world then has to come to rest, all faults cleared
 */
public record Chaos(
    int fewest,
    int most,
    Duration over,
    BounceSpec bounce,
    List<FaultEntry> faults,
    int maxFaults,
    Duration settle) {
  /** More presses or faults than a scenario can want. */
  public static final int MOST = 10_000;

  /** Checks the ranges. */
  public Chaos {
    faults = List.copyOf(faults);
    if (fewest < 1 || most < fewest || most > MOST) {
      throw new IllegalArgumentException(
          "presses are 1 to " + MOST + ", the smaller number first, was " + fewest + ".." + most);
    }
    if (!over.isPositive() || settle.isNegative()) {
      throw new IllegalArgumentException(
          "presses are spread over some time, and settling takes 0 or more, was "
              + over
              + " and "
              + settle);
    }
    Ranges.within("max-faults", maxFaults, 0, MOST);
  }
}
