package org.wwep.device.server;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.wwep.net.Endpoint;
import org.wwep.protocol.server.Exchange;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Semaphore;

/** Numbers the exchanges and tells them, one at a time. */
final class Console {
  private final Rtos rtos;
  private final String port;
  private final Consumer<Transaction> sink;
  private final Semaphore writing;
  private final AtomicLong transactions = new AtomicLong();

  Console(Rtos rtos, ServerSettings settings, Consumer<Transaction> sink) {
    this.rtos = rtos;
    this.port = settings.port();
    this.sink = sink;
    this.writing = rtos.semaphore(1);
  }

  long transactions() {
    return transactions.get();
  }

  void tell(Endpoint peer, List<Exchange> exchanges) throws InterruptedException {
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
