package org.wwep.emulator.server.netty;

import java.util.function.LongSupplier;

/**
 * When the next turn of who sends without an end may be: at once while the machine has a processor
 * for this loop whenever it wants one; else after a rest.
 *
 * <p>A thread that never sleeps has used up its share of a busy processor whenever somebody sends
 * it little, and waits for its next one, as long as all others' shares are. One that rests is woken
 * up at once. So on a busy machine the loop rests between turns, the longer the later it got its
 * processor back.
 *
 * <p>Owned by the thread of the loop.
 */
final class TurnPacer {
  /** What is no delay yet, in nanoseconds. */
  private static final long PROMPT = 500_000;

  private static final long LONGEST = 20_000_000;
  private static final long SHORTEST = 50_000;

  private final LongSupplier nanoTime;
  private final Runnable giveWay;
  private long rest;
  private long due;
  private long late;

  TurnPacer() {
    this(System::nanoTime, Thread::yield);
  }

  /**
   * Makes one.
   *
   * @param nanoTime the clock
   * @param giveWay lets others have the processor who wait for it
   */
  TurnPacer(LongSupplier nanoTime, Runnable giveWay) {
    this.nanoTime = nanoTime;
    this.giveWay = giveWay;
  }

  /** Says whether the loop rests between turns. */
  boolean rests() {
    return rest > 0;
  }

  /** Returns when the next turn is due, if the loop rests. */
  long due() {
    return due;
  }

  /** Says whether it is time for a turn. */
  boolean isDue() {
    if (rest == 0) {
      return true;
    }
    late = nanoTime.getAsLong() - due;
    return late >= 0;
  }

  /** Takes that there was a turn. */
  void turned() {
    if (rest == 0) {
      long before = nanoTime.getAsLong();
      giveWay.run();
      late = nanoTime.getAsLong() - before;
    }
    if (late > PROMPT) {
      rest = Math.min(LONGEST, 2 * Math.max(rest, late));
    } else {
      rest = rest / 2 < SHORTEST ? 0 : rest / 2;
    }
    due = nanoTime.getAsLong() + rest;
  }
}
