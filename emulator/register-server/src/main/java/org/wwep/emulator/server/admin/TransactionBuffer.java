package org.wwep.emulator.server.admin;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.server.netty.TransactionLog;
import org.wwep.protocol.server.Transaction;

/**
 * The last transactions, kept once for all who follow: to tell one costs whoever serves the same
 * for forty followers as for one, and a follower that does not read costs nothing.
 *
 * <p><b>Shape</b>: any thread. While nobody follows, it listens to nothing and keeps nothing.
 */
final class TransactionBuffer implements Consumer<Transaction> {
  /** How many are kept. */
  static final int KEPT = 1 << 14;

  private static final AtomicReferenceArray<@Nullable Transaction> NONE =
      new AtomicReferenceArray<>(0);

  private final TransactionLog transactionLog;
  private final int size;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition more = lock.newCondition();
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile AtomicReferenceArray<@Nullable Transaction> kept = NONE;
  private Runnable end = () -> {};
  private int followers;

  /** How many were told so far; written by one thread at a time. */
  private volatile long told;

  TransactionBuffer(TransactionLog transactionLog) {
    this(transactionLog, KEPT);
  }

  /** With room for {@code size} transactions, a power of two. */
  TransactionBuffer(TransactionLog transactionLog, int size) {
    this.transactionLog = transactionLog;
    this.size = size;
  }

  @Override
  public void accept(Transaction transaction) {
    AtomicReferenceArray<@Nullable Transaction> ring = kept;
    if (ring.length() == 0) {
      // The last who followed has just gone.
      return;
    }
    long number = told;
    ring.set(place(number), transaction);
    told = number + 1;
    if (waiting.get() > 0) {
      lock.lock();
      try {
        more.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  private int place(long number) {
    return (int) (number & (size - 1));
  }

  /** Begins to follow, with what comes next. */
  Follower follow() {
    lock.lock();
    try {
      if (followers++ == 0) {
        kept = new AtomicReferenceArray<>(size);
        end = transactionLog.listenToAll(this);
      }
      return new Follower(kept, told);
    } finally {
      lock.unlock();
    }
  }

  /** One who follows; owned by a single thread. */
  final class Follower implements AutoCloseable {
    private final AtomicReferenceArray<@Nullable Transaction> ring;
    private long next;
    private long missed;

    private Follower(AtomicReferenceArray<@Nullable Transaction> ring, long next) {
      this.ring = ring;
      this.next = next;
    }

    /** Returns whether there is something to take. */
    boolean hasNext() {
      return told > next;
    }

    /** Returns how many it did not get since it last asked. */
    long takeMissed() {
      long count = missed;
      missed = 0;
      return count;
    }

    /** Takes the next, or null if nothing comes within this time. */
    @Nullable Transaction poll(Duration within) throws InterruptedException {
      if (!hasNext() && !await(within)) {
        return null;
      }
      while (true) {
        skip();
        Transaction transaction = ring.get(place(next));
        // Its place may have been taken while it was read.
        if (told - next < size) {
          next++;
          return transaction;
        }
      }
    }

    /** Leaves out what is kept no longer, and some more, so as not to be overtaken at once. */
    private void skip() {
      long behind = told - next;
      if (behind >= size) {
        long left = behind - size / 2;
        missed += left;
        next += left;
      }
    }

    private boolean await(Duration within) throws InterruptedException {
      long left = within.toNanos();
      lock.lockInterruptibly();
      try {
        waiting.incrementAndGet();
        while (!hasNext() && left > 0) {
          left = more.awaitNanos(left);
        }
        return hasNext();
      } finally {
        waiting.decrementAndGet();
        lock.unlock();
      }
    }

    @Override
    public void close() {
      lock.lock();
      try {
        if (--followers == 0) {
          end.run();
          kept = NONE;
        }
      } finally {
        lock.unlock();
      }
    }
  }
}
