package org.wwep.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Writes frames as bytes: plain ASCII, upper-case digits, no line end. */
public final class Encoder {
  private Encoder() {}

  /** Returns the bytes of a request, 11 for a write and 7 for a read. */
  public static byte[] encode(Request request) {
    return request.frame().getBytes(US_ASCII);
  }

  /** Returns the bytes of a reply, 11 for an acknowledgement. */
  public static byte[] encode(Reply reply) {
    return reply.frame().getBytes(US_ASCII);
  }
}
