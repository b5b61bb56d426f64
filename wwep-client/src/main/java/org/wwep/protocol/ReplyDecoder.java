package org.wwep.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.wwep.protocol.DecodeResult.Complete;
import org.wwep.protocol.DecodeResult.Incomplete;
import org.wwep.protocol.DecodeResult.Malformed;

/**
 * Reads one reply from a stream of bytes that comes in any pieces.
 *
 * <p>An acknowledgement is complete with its last digit. A refusal goes on to the peer's close,
 * which the caller reports with {@link #end}, or to {@value #MAX_REFUSAL} bytes; with padding, to
 * the NUL that begins it.
 *
 * <p>Owned by the one thread that reads the connection.
 */
public final class ReplyDecoder {
  /** How much of a refusal is read, in bytes. */
  public static final int MAX_REFUSAL = 256;

  private static final int ACKNOWLEDGED_LENGTH = 11;

  /** Room for an acknowledgement; a refusal may need more. */
  private byte[] bytes = new byte[ACKNOWLEDGED_LENGTH];

  private final boolean padded;
  private int length;
  private @Nullable Malformed<Reply> broken;

  /** Makes a decoder of plain replies. */
  public ReplyDecoder() {
    this(false);
  }

  /**
   * Makes a decoder.
   *
   * @param padded whether a NUL behind a reply begins padding
   */
  public ReplyDecoder(boolean padded) {
    this.padded = padded;
  }

  /**
   * Takes bytes up to the end of the reply; what lies behind it stays in the buffer.
   *
   * @param in read from its position; taken bytes move the position
   */
  public DecodeResult<Reply> decode(ByteBuffer in) {
    if (broken != null) {
      return broken;
    }
    while (in.hasRemaining()) {
      byte b = in.get();
      if (padded && b == 0 && refusal()) {
        return end();
      }
      if (length == bytes.length) {
        bytes = Arrays.copyOf(bytes, MAX_REFUSAL);
      }
      bytes[length++] = b;
      if (length == 1 && b != 'A' && b != 'X') {
        return broken(FrameFields.show(b) + " is neither A nor X");
      }
      if (refusal()) {
        if (length == MAX_REFUSAL) {
          return end();
        }
      } else if (length > 1 && !HexFormat.isHexDigit(b)) {
        return broken(FrameFields.show(b) + " is no hex digit");
      } else if (length == ACKNOWLEDGED_LENGTH) {
        return acknowledged();
      }
    }
    return new Incomplete<>();
  }

  /** Takes the peer's close: it completes a refusal, and leaves anything else incomplete. */
  public DecodeResult<Reply> end() {
    if (broken != null) {
      return broken;
    }
    return refusal()
        ? new Complete<>(new ErrorReply(new String(bytes, 1, length - 1, ISO_8859_1)))
        : new Incomplete<>();
  }

  /** Returns whether a refusal has begun. */
  public boolean refusal() {
    return length > 0 && bytes[0] == 'X';
  }

  /** Returns the bytes taken so far, as text. */
  public String received() {
    return new String(bytes, 0, length, ISO_8859_1);
  }

  private Complete<Reply> acknowledged() {
    return new Complete<>(
        new AckReply(
            new DeviceId(FrameFields.number(bytes, 1, 5)),
            FrameFields.number(bytes, 5, 7),
            FrameFields.number(bytes, 7, 11)));
  }

  private Malformed<Reply> broken(String reason) {
    Malformed<Reply> malformed = new Malformed<>(length - 1, reason);
    broken = malformed;
    return malformed;
  }
}
