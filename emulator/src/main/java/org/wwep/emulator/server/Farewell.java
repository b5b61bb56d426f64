package org.wwep.emulator.server;

import java.time.Duration;
import java.time.Instant;
import org.wwep.net.Connection;
import org.wwep.net.LinkException;
import org.wwep.net.ReceiveTimeout;
import org.wwep.rtos.Rtos;

/**
 * The end of a connection: lets the client read the last reply before the close. Closing with
 * unread bytes would reset the connection, and take a reply still under way with it.
 */
final class Farewell {
  /** What a client may still send meanwhile, before it is cut off. */
  private static final int MOST_IGNORED = 64 * 1024;

  private final Rtos rtos;
  private final Duration patience;

  Farewell(Rtos rtos, Duration patience) {
    this.rtos = rtos;
    this.patience = patience;
  }

  /** Finishes sending, and waits for the client to finish too, or until patience ends. */
  void linger(Connection connection) throws LinkException, InterruptedException {
    connection.shutdownOutput();
    byte[] ignored = new byte[4096];
    Instant deadline = rtos.now().plus(patience);
    try {
      for (int total = 0; total < MOST_IGNORED; ) {
        Duration left = Duration.between(rtos.now(), deadline);
        int count = left.isPositive() ? connection.receive(ignored, 0, ignored.length, left) : -1;
        if (count < 0) {
          return;
        }
        total += count;
      }
    } catch (ReceiveTimeout _) {
      // Patience ended.
    }
  }
}
