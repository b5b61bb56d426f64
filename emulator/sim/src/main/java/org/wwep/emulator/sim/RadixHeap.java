package org.wwep.emulator.sim;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What happens when, ordered by time and then by the order of scheduling: a radix heap.
 *
 * <p><b>Shape</b>: nothing is planned for before the last that was taken out. So what is planned
 * lies in {@link Bucket}s by the highest bit in which its time differs from that one's; the first
 * of all is in the lowest slot that is not empty, and taking it out deals the others of that slot
 * out to lower ones. Each pass over a slot runs through memory in order, which is why a world of
 * hundreds of thousands of entries costs little more than one of ten: a tree of comparisons misses
 * the cache at each of its levels.
 *
 * <p>What is planned for the same time is always in the same slot, in the order it was planned.
 *
 * <p><b>Units</b>: nanoseconds since the world began, 0 or more.
 *
 * <p><b>Source</b>: Ahuja, Mehlhorn, Orlin, Tarjan, Faster algorithms for the shortest path
 * problem, Journal of the ACM 37 (1990).
 */
final class RadixHeap {
  private final @Nullable Bucket[] slots = new @Nullable Bucket[Long.SIZE];
  private final Bucket.EventConsumer dealing = this::put;

  /** A bit for each slot that is not empty. */
  private long occupied;

  private long last;
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  /** Returns for how many there is memory. */
  int room() {
    return Arrays.stream(slots).mapToInt(slot -> slot == null ? 0 : slot.room()).sum();
  }

  /** Returns when the first happens; there is one. */
  long firstTime() {
    return first().firstTime();
  }

  /** Returns the order number of the first; there is one. */
  long firstOrder() {
    return first().firstOrder();
  }

  /** Returns the argument of the first; there is one. */
  long firstArgument() {
    return first().firstArgument();
  }

  /**
   * Plans an event.
   *
   * @param time not before that of the last that was taken out
   * @param order greater than those before
   */
  void add(long time, long order, ScheduledEvent scheduledEvent, long argument) {
    if (time < last) {
      throw new IllegalArgumentException("planned for " + time + ", when it is " + last);
    }
    size++;
    put(time, order, scheduledEvent, argument);
  }

  private void put(long time, long order, ScheduledEvent scheduledEvent, long argument) {
    int slot = Long.SIZE - Long.numberOfLeadingZeros(time ^ last);
    Bucket bucket = slots[slot];
    if (bucket == null) {
      bucket = new Bucket();
      slots[slot] = bucket;
    }
    bucket.add(time, order, scheduledEvent, argument);
    occupied |= 1L << slot;
  }

  /** Takes the first out; there is one. */
  ScheduledEvent removeFirst() {
    int lowest = Long.numberOfTrailingZeros(occupied);
    Bucket bucket = first();
    last = bucket.firstTime();
    ScheduledEvent scheduledEvent = bucket.removeFirst();
    size--;
    if (lowest > 0 && !bucket.isEmpty()) {
      bucket.dealOut(dealing);
    }
    if (bucket.isEmpty()) {
      occupied &= ~(1L << lowest);
    }
    return scheduledEvent;
  }

  private Bucket first() {
    Bucket lowest = occupied == 0 ? null : slots[Long.numberOfTrailingZeros(occupied)];
    if (lowest == null) {
      throw new IllegalStateException("nothing is planned");
    }
    return lowest;
  }
}
