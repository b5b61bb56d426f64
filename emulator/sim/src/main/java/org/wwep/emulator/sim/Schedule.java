package org.wwep.emulator.sim;

import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.wwep.value.Ranges;

/**
 * In which order tasks that could run do run.
 *
 * @param slack how long a task that was woken may take until it runs; what it takes each time is
 *     drawn from the world's seed. Zero is first come, first served.
 * @param turns what it takes at some of these draws instead, in nanoseconds, by the draw's number
 *     from 0: see {@link Simulation#races}
 */
public record Schedule(Duration slack, SortedMap<Long, Long> turns) {
  /** First come, first served. */
  public static final Schedule IN_ORDER = new Schedule(Duration.ZERO);

  /** Any order, within a tenth of a millisecond: the races of real firmware show up. */
  public static final Schedule SHUFFLED = new Schedule(Duration.ofNanos(100_000));

  /** Checks the ranges. */
  public Schedule {
    if (slack.isNegative() || slack.compareTo(Duration.ofSeconds(1)) > 0) {
      throw new IllegalArgumentException("slack is 0 to 1 s, was " + slack);
    }
    turns = Collections.unmodifiableSortedMap(new TreeMap<>(turns));
    for (var turn : turns.entrySet()) {
      long _ = Ranges.atLeast("the number of a turn", turn.getKey(), 0);
      if (turn.getValue() < 0 || turn.getValue() >= slack.toNanos()) {
        throw new IllegalArgumentException(
            "a turn takes 0 ns or more, and less than %d ns, was %d"
                .formatted(slack.toNanos(), turn.getValue()));
      }
    }
  }

  /** Leaves all to the seed. */
  public Schedule(Duration slack) {
    this(slack, Collections.emptySortedMap());
  }

  /** Returns the same with these draws decided. */
  public Schedule withTurns(SortedMap<Long, Long> decided) {
    return decided.isEmpty() && turns.isEmpty() ? this : new Schedule(slack, decided);
  }
}
