package org.wwep.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Writes frames as bytes: plain ASCII, upper-case digits, no line end. */
public final class Encoder {
  private Encoder() {}

  /** Returns the bytes of a request, 11 for a write and 7 for a read. */
  public static byte[] encode(Request request) {
    return switch (request) {
      case WriteRequest(DeviceId device, int register, int value) ->
          frame('W', device, register, value);
      case ReadRequest readRequest -> readRequest.frame().getBytes(US_ASCII);
    };
  }

  /** Returns the bytes of a reply, 11 for an acknowledgement. */
  public static byte[] encode(Reply reply) {
    return switch (reply) {
      case AckReply(DeviceId device, int register, int value) ->
          frame('A', device, register, value);
      case ErrorReply errorReply -> errorReply.frame().getBytes(US_ASCII);
    };
  }

  /** What is sent most, without a detour by way of text. */
  private static byte[] frame(char command, DeviceId device, int register, int value) {
    byte[] frame = new byte[11];
    frame[0] = (byte) command;
    FrameFields.put(device.value(), frame, 1, 5);
    FrameFields.put(register, frame, 5, 7);
    FrameFields.put(value, frame, 7, 11);
    return frame;
  }
}
