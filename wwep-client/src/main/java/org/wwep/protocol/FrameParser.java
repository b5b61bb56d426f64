package org.wwep.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import org.wwep.protocol.DecodeResult.Complete;
import org.wwep.protocol.DecodeResult.Incomplete;
import org.wwep.protocol.DecodeResult.Malformed;

/** Reads a frame that a person typed, with the decoder that servers use. */
final class FrameParser {
  private FrameParser() {}

  static Request parse(String text) {
    RequestDecoder decoder = new RequestDecoder();
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(ISO_8859_1));
    return switch (decoder.decode(bytes)) {
      case Complete<Request>(Request request) -> {
        if (bytes.hasRemaining()) {
          throw wrong(text, bytes.remaining() + " too many characters");
        }
        yield request;
      }
      case Incomplete<Request> _ -> throw wrong(text, decoder.progress());
      case Malformed<Request>(int offset, String reason) ->
          throw wrong(text, reason + " at character " + (offset + 1));
    };
  }

  private static IllegalArgumentException wrong(String text, String why) {
    return new IllegalArgumentException(
        "'"
            + text
            + "' is no frame ("
            + why
            + "): write W, 4 digits of ID, 2 of register and 4 of value, as in W0FAC0B1234,"
            + " or R, ID and register, as in R0FAC0B");
  }
}
