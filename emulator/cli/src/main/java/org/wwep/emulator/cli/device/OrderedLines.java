package org.wwep.emulator.cli.device;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Lines in the order of their time, which is not the order in which they are told: an edge is told
 * when its task gets to it. So each waits for {@link #PATIENCE} whether an earlier one comes.
 *
 * <p>Safe for use by any thread; a thread of its own hands the lines on.
 */
final class OrderedLines {
  /** Longer than any task here is kept from its turn. */
  static final Duration PATIENCE = Duration.ofMillis(100);

  private record Line(Instant at, long number, String text) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final PriorityQueue<Line> waiting =
      new PriorityQueue<>(Comparator.comparing(Line::at).thenComparing(Line::number));
  private final Consumer<String> out;
  private final InstantSource clock;
  private long numbers;

  OrderedLines(Consumer<String> out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
    Thread.ofPlatform().daemon().name("wwep-order").start(this::run);
  }

  /** Takes a line of what happened at this time. */
  void add(Instant at, String text) {
    lock.lock();
    try {
      waiting.add(new Line(at, numbers++, text));
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Hands all on at once. */
  void flush() {
    lock.lock();
    try {
      for (Line line = waiting.poll(); line != null; line = waiting.poll()) {
        out.accept(line.text());
      }
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    lock.lock();
    try {
      while (true) {
        Line first = waiting.peek();
        if (first == null) {
          changed.await();
          continue;
        }
        Duration left = Duration.between(clock.instant(), first.at().plus(PATIENCE));
        if (left.isPositive()) {
          long _ = changed.awaitNanos(left.toNanos());
        } else {
          waiting.remove(first);
          out.accept(first.text());
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
