package org.wwep.net.tls;

import java.io.IOException;
import java.util.Arrays;
import org.wwep.net.Connection;
import org.wwep.net.LinkException;
import org.wwep.rtos.Deadline;

/**
 * A sealed record on its way: part of it may have left, so the rest has to be the next to leave.
 *
 * <p>Owned by the task that sends.
 */
final class PendingRecord {
  private static final int MOST = 1 << 14;

  private final byte[] plain;
  private final byte[] sealed;
  private int gone;

  private PendingRecord(byte[] plain, byte[] sealed) {
    this.plain = plain;
    this.sealed = sealed;
  }

  /** Seals one record of the bytes. */
  static PendingRecord sealed(RecordLayer recordLayer, byte[] bytes, int offset, int length)
      throws IOException {
    int part = Math.min(MOST, length);
    return new PendingRecord(
        Arrays.copyOfRange(bytes, offset, offset + part), recordLayer.seal(bytes, offset, part));
  }

  /** Returns how many bytes of the caller's are in it. */
  int length() {
    return plain.length;
  }

  /** Checks that the caller brings them again; only their record can be sent. */
  void checkAgain(byte[] bytes, int offset, int length) {
    if (length < plain.length
        || !Arrays.equals(bytes, offset, offset + plain.length, plain, 0, plain.length)) {
      throw new IllegalArgumentException(
          "a record of %d bytes is on its way: the same bytes have to come again"
              .formatted(plain.length));
    }
  }

  /** Sends what is left of it; if that takes too long, the rest stays for the next time. */
  void push(Connection raw, Deadline deadline) throws LinkException, InterruptedException {
    while (gone < sealed.length) {
      gone += raw.sendSome(sealed, gone, sealed.length - gone, deadline.left());
    }
  }
}
