package org.wwep.emulator.fleet;

import java.time.Duration;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Moments that are all the same time after they were asked for, so that the first that was asked
 * for is the first to come: asking and taking back costs a few instructions.
 *
 * <p>Owned by one thread.
 */
final class FifoDeadlines {
  /** What waits for a moment; in one list at a time. */
  abstract static class Entry {
    private @Nullable FifoDeadlines list;
    private @Nullable Entry before;
    private @Nullable Entry after;
    private long at;

    /** The moment has come. */
    abstract void elapsed(long now);

    /** Takes it back, if it waits. */
    final void cancelDeadline() {
      if (list != null) {
        list.remove(this);
      }
    }
  }

  /** No moment. */
  static final long NONE = Long.MAX_VALUE;

  private final long delay;
  private final LongConsumer wake;
  private @Nullable Entry first;
  private @Nullable Entry last;

  /**
   * Makes an empty list.
   *
   * @param wake gets the moment of an entry that is alone in the list
   */
  FifoDeadlines(Duration delay, LongConsumer wake) {
    this.delay = delay.toNanos();
    this.wake = wake;
  }

  /** Has an entry wait from now on. */
  void add(Entry entry, long now) {
    entry.cancelDeadline();
    entry.list = this;
    entry.at = now + delay;
    entry.before = last;
    Entry newest = last;
    last = entry;
    if (newest == null) {
      first = entry;
      wake.accept(entry.at);
    } else {
      newest.after = entry;
    }
  }

  /** Has an entry that waits in another list wait here, if its moment comes sooner so. */
  void addSooner(Entry entry, long now) {
    if (entry.list != null && entry.at > now + delay) {
      add(entry, now);
    }
  }

  private void remove(Entry entry) {
    if (entry.before == null) {
      first = entry.after;
    } else {
      entry.before.after = entry.after;
    }
    if (entry.after == null) {
      last = entry.before;
    } else {
      entry.after.before = entry.before;
    }
    entry.list = null;
    entry.before = null;
    entry.after = null;
  }

  /** Returns when the first is due, or {@link #NONE}. */
  long next() {
    return first == null ? NONE : first.at;
  }

  /** Takes the first that is due, or returns null. */
  @Nullable Entry poll(long now) {
    Entry due = first;
    if (due == null || due.at > now) {
      return null;
    }
    remove(due);
    return due;
  }
}
