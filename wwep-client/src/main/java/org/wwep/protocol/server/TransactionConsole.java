package org.wwep.protocol.server;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.wwep.net.Endpoint;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Semaphore;

/** Numbers a server's exchanges and tells them, one at a time and in order; any task. */
public final class TransactionConsole {
  private final Rtos rtos;
  private final Consumer<Transaction> sink;
  private final Semaphore writing;
  private final AtomicLong transactions = new AtomicLong();

  /** Tells a sink, which takes one transaction at a time. */
  public TransactionConsole(Rtos rtos, Consumer<Transaction> sink) {
    this.rtos = rtos;
    this.sink = sink;
    this.writing = rtos.semaphore(1);
  }

  /** Returns how many exchanges were told. */
  public long transactions() {
    return transactions.get();
  }

  /**
   * Tells exchanges one after the other.
   *
   * @param port the kind of port they came in by, {@code open} or {@code tls}
   */
  public void tell(Endpoint peer, String port, List<Exchange> exchanges)
      throws InterruptedException {
    writing.acquire();
    try {
      for (Exchange exchange : exchanges) {
        sink.accept(
            new Transaction(
                transactions.incrementAndGet(),
                rtos.now(),
                peer,
                port,
                exchange.received(),
                exchange.reply()));
      }
    } finally {
      writing.release();
    }
  }
}
