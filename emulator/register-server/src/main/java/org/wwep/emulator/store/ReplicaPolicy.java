package org.wwep.emulator.store;

import java.time.Duration;
import org.wwep.value.Durations;
import org.wwep.value.Ranges;

/**
 * How many replicas of a Redis master have to have a write before it is acknowledged, by Redis'
 * command {@code WAIT}.
 *
 * @param replicas 0 for none: what the master has counts
 * @param timeout how long a master waits for its replicas; a write that fewer have by then is not
 *     acknowledged, although the master has it
 */
public record ReplicaPolicy(int replicas, Duration timeout) {
  /** Leaves some of the {@linkplain RedisStore#PATIENCE patience} for the answer's way. */
  static final Duration LONGEST = RedisStore.PATIENCE.minusMillis(50);

  /** More than anybody has, and less than a typing error. */
  private static final int MOST = 100;

  /** A master's word counts, as long as nobody asks for more. */
  public static final ReplicaPolicy NONE = new ReplicaPolicy(0, Duration.ofMillis(300));

  /** Checks the ranges. */
  public ReplicaPolicy {
    Ranges.within("the number of replicas", replicas, 0, MOST);
    // WAIT takes whole milliseconds, and 0 is forever.
    if (timeout.toMillis() < 1 || timeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "the time for replicas is 1ms to %s, as a device waits no longer for its reply; was %s"
              .formatted(Durations.format(LONGEST), Durations.format(timeout)));
    }
  }

  /** Returns whether a master's word is not enough. */
  boolean waits() {
    return replicas > 0;
  }
}
