package org.wwep.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Writes frames as bytes: plain ASCII, upper-case digits, no line end. */
public final class Encoder {
  private Encoder() {}

  /** Returns the bytes of a request, 11 for a write and 7 for a read. */
  public static byte[] encode(Request request) {
    return switch (request) {
      case WriteRequest(DeviceId device, int register, int value) ->
          FrameFields.frame('W', device, register, value);
      case ReadRequest readRequest -> readRequest.frame().getBytes(US_ASCII);
    };
  }

  /** Returns the bytes of a reply, 11 for an acknowledgement. */
  public static byte[] encode(Reply reply) {
    return switch (reply) {
      case AckReply(DeviceId device, int register, int value) ->
          FrameFields.frame('A', device, register, value);
      case ErrorReply errorReply -> errorReply.frame().getBytes(US_ASCII);
    };
  }
}
