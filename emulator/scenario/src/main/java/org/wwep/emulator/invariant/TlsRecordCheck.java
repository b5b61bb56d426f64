package org.wwep.emulator.invariant;

import java.nio.ByteBuffer;

/**
 * One direction of a connection that should be TLS: whether it is made of records and nothing else.
 *
 * <p><b>Source</b>: the record header of RFC 8446, section 5.1: type 20 to 23, version 3.x, length.
 */
final class TlsRecordCheck {
  private static final int HEADER = 5;

  private final byte[] header = new byte[HEADER];
  private int have;
  private int left;

  /** Takes bytes as they are sent; returns whether all of them may be TLS. */
  boolean looksLikeTls(ByteBuffer bytes) {
    for (int i = bytes.position(); i < bytes.limit(); ) {
      if (left > 0) {
        int part = Math.min(left, bytes.limit() - i);
        left -= part;
        i += part;
      } else {
        header[have++] = bytes.get(i++);
        if (!plausible()) {
          return false;
        }
        if (have == HEADER) {
          left = (header[3] & 0xff) << 8 | (header[4] & 0xff);
          have = 0;
        }
      }
    }
    return true;
  }

  private boolean plausible() {
    return switch (have) {
      case 1 -> header[0] >= 20 && header[0] <= 23;
      case 2 -> header[1] == 3;
      default -> true;
    };
  }
}
