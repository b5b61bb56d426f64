package org.wwep.emulator.scenario;

import java.time.Duration;
import java.util.List;
import org.wwep.value.Ranges;

/**
 * Presses, power cycles and faults drawn from the seed, for {@code wwep explore}.
 *
 * @param presses how often each device is pressed
 * @param power how often the power of each device goes
 * @param over the time over which they are spread
 * @param bounce how contacts bounce
 * @param faults what is drawn from; a type alone leaves its attributes to the seed
 * @param maxFaults how many faults are drawn at most
 * @param settle how long the world then has to come to rest, all faults cleared
 */
public record Chaos(
    Count presses,
    Count power,
    Duration over,
    BounceSpec bounce,
    List<FaultEntry> faults,
    int maxFaults,
    Duration settle) {
  /** More of anything than a scenario can want. */
  public static final int MOST = 10_000;

  /**
   * How many of something there are.
   *
   * @param fewest at least
   * @param most at most
   */
  public record Count(int fewest, int most) {
    /** None at all. */
    public static final Count NONE = new Count(0, 0);

    private void check(String what, int least) {
      if (fewest < least || most < fewest || most > MOST) {
        throw new IllegalArgumentException(
            "%s are %d to %d, the smaller number first, was %d..%d"
                .formatted(what, least, MOST, fewest, most));
      }
    }
  }

  /** Checks the ranges. */
  public Chaos {
    faults = List.copyOf(faults);
    presses.check("presses", 1);
    power.check("power-cycles", 0);
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
