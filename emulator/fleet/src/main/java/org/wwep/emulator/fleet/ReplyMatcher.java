package org.wwep.emulator.fleet;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Reads the reply to one request after another, in whatever pieces it comes.
 *
 * <p>Owned by the thread of its device.
 */
final class ReplyMatcher {
  /** What the bytes so far are. */
  enum Status {
    /** The beginning of a reply. */
    INCOMPLETE,
    /** An acknowledgement of this very request. */
    ACKNOWLEDGED,
    /** An X. */
    DENIED,
    /** Anything else. */
    WRONG
  }

  private static final int FRAME = 11;
  private static final int MOST_SHOWN = 80;

  private final byte[] reply = new byte[FRAME];
  private int length;
  private int known;

  /**
   * Expects the reply to a request.
   *
   * @param bytes how many of the request's bytes, all but the first, the reply begins with
   */
  void expect(int bytes) {
    length = 0;
    known = bytes;
  }

  /** Takes what has come, up to the end of the reply. */
  Status take(ByteBuf in, byte[] request) {
    int more = Math.min(in.readableBytes(), FRAME - length);
    in.readBytes(reply, length, more);
    length += more;
    if (length > 0 && reply[0] == 'X') {
      return Status.DENIED;
    }
    for (int i = 0; i < length; i++) {
      boolean right =
          i == 0 ? reply[0] == 'A' : i <= known ? reply[i] == request[i] : digit(reply[i]) >= 0;
      if (!right) {
        return Status.WRONG;
      }
    }
    return length == FRAME ? Status.ACKNOWLEDGED : Status.INCOMPLETE;
  }

  /** Returns whether some of the reply is there. */
  boolean isBegun() {
    return length > 0;
  }

  /** Returns the value in a reply that was acknowledged. */
  int value() {
    int value = 0;
    for (int i = FRAME - 4; i < FRAME; i++) {
      value = value << 4 | digit(reply[i]);
    }
    return value;
  }

  /** Returns what came, with what is still in the buffer; to be made fit to print. */
  String text(ByteBuf rest) {
    int more = Math.min(rest.readableBytes(), MOST_SHOWN);
    return new String(reply, 0, length, StandardCharsets.ISO_8859_1)
        + rest.toString(rest.readerIndex(), more, StandardCharsets.ISO_8859_1);
  }

  private static int digit(byte b) {
    return HexFormat.isHexDigit(b) ? HexFormat.fromHexDigit(b) : -1;
  }
}
