package org.wwep.emulator.server.admin;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.server.netty.TransactionLog;
import org.wwep.protocol.server.StoreUnavailableException;
import org.wwep.protocol.server.Transaction;

/**
 * Tells other servers what this one answers, ten times a second, and takes from them what they
 * answer.
 *
 * <p><b>Errors</b>: nobody who serves waits for it. What cannot be sent is left out, which the log
 * says.
 *
 * <p>Owned by whoever started it, who closes it; any thread calls it.
 */
public final class TransactionShare implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("org.wwep.server");
  private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** A store that is away says so sooner, for one message. */
  private static final Duration LONGEST_END = Duration.ofSeconds(1);

  /** How many wait at most, and how many go together. */
  private static final int MOST = 1 << 14;

  private static final int MOST_AT_ONCE = 1 << 11;

  /** Sends a message to all servers. */
  @FunctionalInterface
  public interface Publisher {
    /** Sends it. */
    void publish(String message) throws StoreUnavailableException;
  }

  private final TransactionLog transactionLog;
  private final String name;
  private final Runnable end;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition closing = lock.newCondition();
  private final Deque<Transaction> waiting = new ArrayDeque<>();
  private volatile @Nullable Thread sender;
  private boolean closed;
  private long lost;

  private TransactionShare(TransactionLog transactionLog, String name) {
    this.transactionLog = transactionLog;
    this.name = name;
    this.end = transactionLog.listen(this::add);
  }

  /**
   * Begins to collect.
   *
   * @param name what other servers call this one
   * @throws IllegalArgumentException if that is no name
   */
  public static TransactionShare of(TransactionLog transactionLog, String name) {
    if (!SharedTransactions.isName(name)) {
      throw new IllegalArgumentException(
          "the name of a server is up to 64 letters, digits, dots, colons and dashes");
    }
    return new TransactionShare(transactionLog, name);
  }

  /** Sends what was collected, from now on. */
  public void start(Publisher publisher) {
    sender = Thread.ofVirtual().name("wwep-share").start(() -> run(publisher));
  }

  /** Takes a message of any server; its own is no news. */
  public void heard(String message) {
    SharedTransactions.parse(message)
        .filter(shared -> !shared.server().equals(name))
        .ifPresent(shared -> shared.transactions().forEach(transactionLog::relay));
  }

  private void add(Transaction transaction) {
    lock.lock();
    try {
      if (waiting.size() < MOST) {
        waiting.add(transaction);
      } else {
        lost++;
      }
    } finally {
      lock.unlock();
    }
  }

  private void run(Publisher publisher) {
    try {
      boolean more = true;
      while (more) {
        // Also what came since the last time, once it is closed.
        more = pause();
        List<Transaction> batch = next();
        while (!batch.isEmpty()) {
          publish(publisher, batch);
          batch = next();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean pause() throws InterruptedException {
    lock.lock();
    try {
      long left = PERIOD_NANOS;
      while (!closed && left > 0) {
        left = closing.awaitNanos(left);
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private List<Transaction> next() {
    List<Transaction> batch = new ArrayList<>();
    lock.lock();
    try {
      while (!waiting.isEmpty() && batch.size() < MOST_AT_ONCE) {
        batch.add(waiting.remove());
      }
    } finally {
      lock.unlock();
    }
    return batch;
  }

  private void publish(Publisher publisher, List<Transaction> batch) {
    long missing;
    try {
      publisher.publish(new SharedTransactions(name, batch).text());
      missing = takeLost();
    } catch (StoreUnavailableException _) {
      // The store tells why with the next write.
      missing = takeLost() + batch.size();
    }
    if (missing > 0) {
      long count = missing;
      LOG.log(Level.WARNING, () -> count + " transactions were not told to the other servers");
    }
  }

  private long takeLost() {
    lock.lock();
    try {
      long count = lost;
      lost = 0;
      return count;
    } finally {
      lock.unlock();
    }
  }

  /** Sends what was collected before; waits for that a second at most. */
  @Override
  public void close() {
    end.run();
    lock.lock();
    try {
      closed = true;
      closing.signalAll();
    } finally {
      lock.unlock();
    }
    Thread last = sender;
    if (last != null) {
      try {
        boolean _ = last.join(LONGEST_END);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
