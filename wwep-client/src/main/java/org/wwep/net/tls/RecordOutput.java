package org.wwep.net.tls;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.wwep.net.Connection;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.SendTimeoutException;
import org.wwep.rtos.Deadline;

/**
 * The records that one side of a secured connection sends, up to the last one; where half a record
 * was left behind, nothing follows.
 *
 * <p>One task at a time sends, between {@link #start} and {@link #stop}; anybody may ask, and send
 * what goes at once.
 */
final class RecordOutput {
  private static final int PIECE = 1 << 15;

  private final Connection raw;
  private final RecordLayer recordLayer;
  private final AtomicBoolean sending = new AtomicBoolean();
  private volatile boolean finished;
  private volatile boolean cut;
  private volatile @Nullable PendingRecord pendingRecord;

  RecordOutput(Connection raw, RecordLayer recordLayer) {
    this.raw = raw;
    this.recordLayer = recordLayer;
  }

  /**
   * Throws once there is a last record; {@code again} for who brings the bytes of one under way.
   */
  void throwIfFinished(boolean again) throws LocallyClosedException {
    if (finished || cut || (pendingRecord != null && !again)) {
      throw new LocallyClosedException(
          "the connection to %s has finished sending%s"
              .formatted(raw.remote(), cut || pendingRecord != null ? ", within a record" : ""));
    }
  }

  /** Takes the right to send. */
  void start() {
    if (!sending.compareAndSet(false, true)) {
      throw new IllegalStateException("another task is sending to " + raw.remote());
    }
  }

  /** Gives the right to send back. */
  void stop() {
    sending.set(false);
  }

  /** Sends all of the bytes. */
  void send(byte[] bytes, int offset, int length, Deadline deadline)
      throws IOException, LinkException, InterruptedException {
    for (int done = 0; done < length; ) {
      int part = Math.min(PIECE, length - done);
      transmit(recordLayer.seal(bytes, offset + done, part), deadline);
      done += part;
    }
  }

  /** Sends one record, or goes on with the one under way; returns how many bytes are in it. */
  int sendSome(byte[] bytes, int offset, int length, Deadline deadline)
      throws IOException, LinkException, InterruptedException {
    PendingRecord record = pendingRecord;
    if (record == null) {
      record = PendingRecord.sealed(recordLayer, bytes, offset, length);
      pendingRecord = record;
    } else {
      record.checkAgain(bytes, offset, length);
    }
    record.push(raw, deadline);
    pendingRecord = null;
    return record.length();
  }

  boolean finished() {
    return finished;
  }

  /** Sends close_notify, the last record. */
  void finish(Deadline deadline) throws IOException, LinkException, InterruptedException {
    finished = true;
    transmit(recordLayer.finish(), deadline);
  }

  private void transmit(byte[] out, Deadline deadline) throws LinkException, InterruptedException {
    boolean whole = false;
    try {
      raw.send(out, deadline.left());
      whole = true;
    } catch (SendTimeoutException e) {
      throw new SendTimeoutException(
          "%s did not take all within %s, so that nothing more can be sent"
              .formatted(raw.remote(), deadline),
          e);
    } finally {
      cut |= !whole;
    }
  }

  /** Sends an alert if it can be sent at once. */
  void alert() throws LinkException, InterruptedException {
    if (startAtOnce()) {
      try {
        raw.send(recordLayer.drain(), Duration.ZERO);
      } finally {
        stop();
      }
    }
  }

  /** Sends close_notify if it can be sent at once; what keeps it from that is logged. */
  void goodbye() {
    if (!finished && startAtOnce()) {
      try {
        raw.send(recordLayer.finish(), Duration.ZERO);
      } catch (LinkException | IOException e) {
        System.getLogger(TlsConnection.class.getName())
            .log(System.Logger.Level.DEBUG, "closed without a goodbye", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        stop();
      }
    }
  }

  private boolean startAtOnce() {
    return !cut && pendingRecord == null && sending.compareAndSet(false, true);
  }
}
