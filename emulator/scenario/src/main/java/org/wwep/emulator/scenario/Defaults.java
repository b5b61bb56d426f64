package org.wwep.emulator.scenario;

import java.time.Duration;
import org.wwep.value.Ranges;

/**
 * What holds for every step that does not say otherwise.
 *
 * @param timeout the simulated time that the whole run may take, and so may a wait without a
 *     timeout of its own
 * @param bounce how contacts bounce
 */
public record Defaults(Duration timeout, BounceSpec bounce) {
  /** The time that a run may take where an operator presses, who is slower than any machine. */
  public static final Duration OPERATOR = Duration.ofMinutes(10);

  /** Thirty seconds, the ideal contact. */
  public static final Defaults DEFAULT = new Defaults(Duration.ofSeconds(30), BounceSpec.NONE);

  /** Checks that there is time. */
  public Defaults {
    Ranges.positive("a timeout", timeout);
  }
}
