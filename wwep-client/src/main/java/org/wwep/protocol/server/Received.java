package org.wwep.protocol.server;

import java.nio.ByteBuffer;

/** Remembers the bytes of one exchange for the console: printable, and no more than a line. */
final class Received {
  private static final int MOST = 32;

  private final StringBuilder text = new StringBuilder();
  private long more;

  /** Takes the bytes from one position to another, without moving the buffer. */
  void take(ByteBuffer in, int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = in.get(i);
      if (text.length() >= MOST) {
        more++;
      } else if (b >= ' ' && b <= '~' && b != '\\') {
        text.append((char) b);
      } else {
        text.append(String.format("\\x%02X", b));
      }
    }
  }

  /** Returns the text, and begins anew. */
  String drain() {
    String taken = more == 0 ? text.toString() : text + "... (" + more + " more bytes)";
    text.setLength(0);
    more = 0;
    return taken;
  }
}
