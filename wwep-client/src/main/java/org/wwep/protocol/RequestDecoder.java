package org.wwep.protocol;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.wwep.protocol.DecodeResult.Complete;
import org.wwep.protocol.DecodeResult.Incomplete;
import org.wwep.protocol.DecodeResult.Malformed;

/**
 * Reads requests from a stream of bytes that comes in any pieces; every byte sequence has one
 * defined outcome, whatever the pieces.
 *
 * <p>A frame is complete with its last digit. One line end (LF, or CR LF) behind a frame is passed
 * over; with padding, so is the rest of a message of {@link PaddedFrame#LENGTH} bytes that begins
 * with a NUL. A wrong byte is told as soon as it is seen, and ends the decoder: framing is lost.
 *
 * <p>Owned by the one thread that serves the connection.
 */
public final class RequestDecoder {
  private static final byte CR = '\r';
  private static final byte LF = '\n';
  private static final byte NUL = 0;
  private static final int WRITE_LENGTH = 11;
  private static final int READ_LENGTH = 7;

  private enum Expect {
    /** The first byte on the connection, or a byte behind a line end. */
    COMMAND,
    /** A command, or the line end of the frame before. */
    LINE_END_OR_COMMAND,
    /** The LF of a CR LF. */
    LF_OF_CRLF,
    /** Any byte of a padded message. */
    PADDING,
    /** A hexadecimal digit. */
    DIGIT
  }

  private final byte[] frame = new byte[WRITE_LENGTH];
  private final boolean padded;

  /** How many bytes of the message there were, its padding included. */
  private int taken;

  private int length;
  private Expect expect = Expect.COMMAND;
  private @Nullable Malformed<Request> broken;

  /** Makes a decoder of plain frames. */
  public RequestDecoder() {
    this(false);
  }

  /**
   * Makes a decoder.
   *
   * @param padded whether a NUL behind a frame begins padding
   */
  public RequestDecoder(boolean padded) {
    this.padded = padded;
  }

  /**
   * Takes bytes up to the end of one frame; what lies behind it stays in the buffer.
   *
   * @param in read from its position; taken bytes move the position
   */
  public DecodeResult<Request> decode(ByteBuffer in) {
    if (broken != null) {
      return broken;
    }
    while (in.hasRemaining()) {
      byte b = in.get();
      switch (expect) {
        case DIGIT -> {
          if (!HexFormat.isHexDigit(b)) {
            return broken(length, FrameFields.show(b) + " is no hex digit");
          }
          frame[length++] = b;
          if (length == expectedLength()) {
            return complete();
          }
        }
        case LF_OF_CRLF -> {
          if (b != LF) {
            return broken(0, "CR without LF behind the frame");
          }
          expect = Expect.COMMAND;
        }
        case LINE_END_OR_COMMAND -> {
          switch (b) {
            case LF -> expect = Expect.COMMAND;
            case CR -> expect = Expect.LF_OF_CRLF;
            case NUL -> nul();
            default -> command(b);
          }
        }
        case PADDING -> padding(taken + 1);
        case COMMAND -> command(b);
      }
      if (broken != null) {
        return broken;
      }
    }
    return new Incomplete<>();
  }

  /** Returns whether a frame, or the line end behind one, has begun and is not complete. */
  public boolean midFrame() {
    return expect == Expect.DIGIT || expect == Expect.LF_OF_CRLF;
  }

  /** Returns whether the CR of a line end behind a frame was seen, and its LF was not. */
  public boolean midLineEnd() {
    return expect == Expect.LF_OF_CRLF;
  }

  /** Says what is there of an incomplete frame, one clause for a person. */
  public String progress() {
    return switch (expect) {
      case DIGIT -> "incomplete: " + length + " of " + expectedLength() + " bytes";
      case LF_OF_CRLF -> "CR without LF behind the frame";
      case COMMAND, LINE_END_OR_COMMAND, PADDING -> "nothing received";
    };
  }

  /** What pads a frame is nothing to wait for. */
  private void padding(int count) {
    taken = count;
    expect = count == PaddedFrame.LENGTH ? Expect.COMMAND : Expect.PADDING;
  }

  private void nul() {
    if (padded) {
      padding(length + 1);
    } else {
      command(NUL);
    }
  }

  private void command(byte b) {
    if (b == 'W' || b == 'R') {
      frame[0] = b;
      length = 1;
      expect = Expect.DIGIT;
    } else {
      broken(0, FrameFields.show(b) + " is no command");
    }
  }

  private int expectedLength() {
    return frame[0] == 'W' ? WRITE_LENGTH : READ_LENGTH;
  }

  private Complete<Request> complete() {
    expect = Expect.LINE_END_OR_COMMAND;
    DeviceId device = new DeviceId(FrameFields.number(frame, 1, 5));
    int register = FrameFields.number(frame, 5, 7);
    return new Complete<>(
        frame[0] == 'W'
            ? new WriteRequest(device, register, FrameFields.number(frame, 7, 11))
            : new ReadRequest(device, register));
  }

  private Malformed<Request> broken(int offset, String reason) {
    Malformed<Request> malformed = new Malformed<>(offset, reason);
    broken = malformed;
    return malformed;
  }
}
