package org.wwep.protocol.server;

import java.nio.ByteBuffer;

/** Remembers the bytes of one exchange for the console: printable, and no more than a line. */
final class ReceivedText {
  private static final int MOST = 32;

  private final byte[] first = new byte[MOST];
  private int count;
  private long more;

  /** Takes the bytes from one position to another, without moving the buffer. */
  void take(ByteBuffer in, int from, int to) {
    int taken = Math.min(to - from, MOST - count);
    in.get(from, first, count, taken);
    count += taken;
    more += to - from - taken;
  }

  /** Forgets what was taken. */
  void clear() {
    count = 0;
    more = 0;
  }

  /** Returns the text, and begins anew. */
  String drain() {
    StringBuilder text = new StringBuilder();
    int shown = 0;
    for (; shown < count && text.length() < MOST; shown++) {
      byte b = first[shown];
      if (b >= ' ' && b <= '~' && b != '\\') {
        text.append((char) b);
      } else {
        text.append(String.format("\\x%02X", b));
      }
    }
    long left = more + count - shown;
    clear();
    return left == 0 ? text.toString() : text + "... (" + left + " more bytes)";
  }
}
