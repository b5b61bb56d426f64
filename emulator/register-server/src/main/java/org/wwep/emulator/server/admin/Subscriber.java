package org.wwep.emulator.server.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.wwep.emulator.server.netty.TransactionLog;
import org.wwep.protocol.server.Transaction;

/**
 * Writes the feed to one who follows it; who does not keep up misses transactions, and is told how
 * many.
 */
final class Subscriber implements Consumer<Transaction>, AutoCloseable {
  private static final int MOST = 10_000;
  private static final int SECONDS_BETWEEN_SIGNS = 5;

  private final BlockingQueue<Transaction> queue = new LinkedBlockingQueue<>(MOST);
  private final AtomicLong missed = new AtomicLong();
  private final Runnable end;

  Subscriber(TransactionLog transactionLog) {
    end = transactionLog.listen(this);
  }

  @Override
  public void accept(Transaction transaction) {
    if (!queue.offer(transaction)) {
      missed.incrementAndGet();
    }
  }

  /** Goes on until the other end is gone, which a write notices. */
  void run(OutputStream out, Function<Transaction, String> line, boolean json)
      throws IOException, InterruptedException {
    out.write('\n');
    out.flush();
    while (true) {
      Transaction next = queue.poll(SECONDS_BETWEEN_SIGNS, TimeUnit.SECONDS);
      if (next != null) {
        out.write((line.apply(next) + "\n").getBytes(UTF_8));
      }
      long lost = missed.getAndSet(0);
      if (lost > 0) {
        String told =
            json
                ? "{\"event\":\"missed\",\"count\":" + lost + "}\n"
                : lost + " transactions were missed: they came faster than they were read\n";
        out.write(told.getBytes(UTF_8));
      }
      // An empty line is a sign of life, or finds nobody there.
      if (next == null) {
        out.write('\n');
      }
      if (queue.isEmpty()) {
        out.flush();
      }
    }
  }

  @Override
  public void close() {
    end.run();
  }
}
