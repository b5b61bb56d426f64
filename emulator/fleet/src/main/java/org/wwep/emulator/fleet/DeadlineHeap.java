package org.wwep.emulator.fleet;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.LongConsumer;

/**
 * Deadlines of any number of delays: those of one delay are a list, and lists that have any are
 * sorted by their first, so that what is not due costs nothing.
 *
 * <p>Owned by one thread.
 */
final class DeadlineHeap {
  /** A list, in the heap if anything waits in it. */
  private static final class Slot {
    private final FifoDeadlines list;
    private boolean queued;

    /** No later than the first of the list: that may have been taken back. */
    private long at;

    private Slot(FifoDeadlines list) {
      this.list = list;
    }
  }

  private final Map<Duration, Slot> slots = new HashMap<>();
  private final PriorityQueue<Slot> heap =
      new PriorityQueue<>(Comparator.comparingLong((Slot slot) -> slot.at));
  private final LongConsumer wake;

  /**
   * Begins with nothing that waits.
   *
   * @param wake gets the moment of an entry that is alone in its list
   */
  DeadlineHeap(LongConsumer wake) {
    this.wake = wake;
  }

  /** Returns the list in which an entry waits for so long. */
  FifoDeadlines after(Duration delay) {
    Slot slot = slots.get(delay);
    if (slot == null) {
      slot = slot(delay);
      slots.put(delay, slot);
    }
    return slot.list;
  }

  private Slot slot(Duration delay) {
    Slot[] made = new Slot[1];
    made[0] =
        new Slot(
            new FifoDeadlines(
                delay,
                at -> {
                  queue(made[0], at);
                  wake.accept(at);
                }));
    return made[0];
  }

  private void queue(Slot slot, long at) {
    if (!slot.queued) {
      slot.queued = true;
      slot.at = at;
      heap.add(slot);
    }
  }

  /** Tells those whose moment has come. */
  void expire(long now) {
    for (Slot slot = heap.peek(); slot != null && slot.at <= now; slot = heap.peek()) {
      heap.remove();
      slot.queued = false;
      FifoDeadlines.Entry due = slot.list.poll(now);
      long next = slot.list.next();
      if (next != FifoDeadlines.NONE) {
        queue(slot, next);
      }
      if (due != null) {
        due.elapsed(now);
      }
    }
  }

  /** Returns the earliest moment, or an earlier one, or {@link FifoDeadlines#NONE}. */
  long next() {
    Slot first = heap.peek();
    return first == null ? FifoDeadlines.NONE : first.at;
  }
}
