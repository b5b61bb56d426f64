package org.wwep.emulator.server.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.Function;
import org.wwep.protocol.server.Transaction;

/**
 * Writes the feed to one who follows it; who does not keep up misses transactions, and is told how
 * many.
 */
final class Subscriber implements AutoCloseable {
  private static final Duration BETWEEN_SIGNS = Duration.ofSeconds(5);

  private final TransactionBuffer.Follower follower;

  Subscriber(TransactionBuffer transactionBuffer) {
    follower = transactionBuffer.follow();
  }

  /** Goes on until the other end is gone, which a write notices. */
  void run(OutputStream out, Function<Transaction, String> line, boolean json)
      throws IOException, InterruptedException {
    out.write('\n');
    out.flush();
    while (true) {
      Transaction next = follower.poll(BETWEEN_SIGNS);
      long lost = follower.takeMissed();
      if (lost > 0) {
        String told =
            json
                ? "{\"event\":\"missed\",\"count\":" + lost + "}\n"
                : lost + " transactions were missed: they came faster than they were read\n";
        out.write(told.getBytes(UTF_8));
      }
      if (next != null) {
        out.write((line.apply(next) + "\n").getBytes(UTF_8));
      } else {
        // An empty line is a sign of life, or finds nobody there.
        out.write('\n');
      }
      if (!follower.hasNext()) {
        out.flush();
      }
    }
  }

  @Override
  public void close() {
    follower.close();
  }
}
