package org.wwep.net;

import java.time.Duration;
import java.time.InstantSource;
import org.wwep.rtos.Deadline;
import org.wwep.value.Ranges;

/**
 * How a side that has said everything leaves: it finishes sending, and reads on until the peer has
 * finished too. Closing with unread bytes would reset the connection, and take a reply still under
 * way with it.
 *
 * @param clock for the patience
 * @param patience how long the peer may take, however slowly it goes on sending
 */
public record LingeringClose(InstantSource clock, Duration patience) {
  /** How many bytes a peer may still send meanwhile, before it is cut off. */
  public static final int MOST_IGNORED = 64 * 1024;

  /** Checks the range. */
  public LingeringClose {
    Ranges.positive("patience", patience);
  }

  /**
   * Finishes sending, and waits for the peer to finish, or for patience to end; the caller closes.
   */
  public void linger(Connection connection) throws LinkException, InterruptedException {
    connection.shutdownOutput();
    byte[] ignored = new byte[1024];
    Deadline deadline = Deadline.after(patience, clock);
    try {
      for (int total = 0; total < MOST_IGNORED; ) {
        Duration left = deadline.left();
        int count = left.isZero() ? -1 : connection.receive(ignored, 0, ignored.length, left);
        if (count < 0) {
          return;
        }
        total += count;
      }
    } catch (ReceiveTimeoutException _) {
      // Patience ended.
    }
  }
}
