package org.wwep.emulator.server.netty;

import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.wwep.net.Endpoint;
import org.wwep.protocol.server.Exchange;
import org.wwep.protocol.server.Transaction;

/**
 * Tells exchanges, numbered, to all who want to know: the console, a log file, whoever watches.
 *
 * <p><b>Shape</b>: any thread. Each listener gets one transaction at a time, in order of the
 * numbers, and must not wait: threads that serve connections call it. While nobody listens, an
 * exchange costs no more than its number.
 */
public final class TransactionLog {
  private final InstantSource clock;
  private final List<Consumer<Transaction>> listeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<Transaction>> ofAllServers = new CopyOnWriteArrayList<>();
  private final ReentrantLock turn = new ReentrantLock();
  private final AtomicLong transactions = new AtomicLong();

  /** Makes one that nobody listens to. */
  public TransactionLog(InstantSource clock) {
    this.clock = clock;
  }

  /** Begins to tell somebody; the result ends it. */
  public Runnable listen(Consumer<Transaction> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Begins to tell somebody of other servers' exchanges too; the result ends it. */
  public Runnable listenToAll(Consumer<Transaction> listener) {
    Runnable end = listen(listener);
    ofAllServers.add(listener);
    return () -> {
      ofAllServers.remove(listener);
      end.run();
    };
  }

  /** Takes what another server has answered; it counts as none of ours. */
  public void relay(Transaction transaction) {
    turn.lock();
    try {
      ofAllServers.forEach(listener -> listener.accept(transaction));
    } finally {
      turn.unlock();
    }
  }

  /** Returns how many exchanges there were. */
  public long transactions() {
    return transactions.get();
  }

  void tell(InetSocketAddress peer, String port, List<Exchange> exchanges) {
    if (listeners.isEmpty()) {
      transactions.addAndGet(exchanges.size());
      return;
    }
    Endpoint from = new Endpoint(peer.getAddress(), peer.getPort());
    turn.lock();
    try {
      for (Exchange exchange : exchanges) {
        Transaction told =
            new Transaction(
                transactions.incrementAndGet(),
                clock.instant(),
                from,
                port,
                exchange.received(),
                exchange.reply());
        listeners.forEach(listener -> listener.accept(told));
      }
    } finally {
      turn.unlock();
    }
  }
}
