package org.wwep.emulator.coprocessor.channel;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One message: a command to the coprocessor, its response, or an event.
 *
 * <p><b>Shape</b>: on the channel {@code C3 32}, kind, opcode, number (4 bytes), length (2 bytes),
 * the payload, and a CRC-16 (CCITT) over all but the first two; big endian.
 */
public final class Frame {
  /** The longest payload. */
  public static final int LONGEST = 4096;

  /** How many bytes a frame has besides its payload. */
  public static final int OVERHEAD = 12;

  static final int HEAD = 10;
  static final short MAGIC = (short) 0xC332;

  private final Kind kind;
  private final Opcode opcode;
  private final int number;
  private final byte[] payload;

  /** What a frame is. */
  public enum Kind {
    /** From the firmware. */
    COMMAND(1),
    /** What became of a command. */
    RESPONSE(2),
    /** What happened meanwhile. */
    EVENT(3);

    private final int number;

    Kind(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }
  }

  /**
   * Makes one.
   *
   * @param number which command it is, or answers; 0 for events
   */
  public Frame(Kind kind, Opcode opcode, int number, byte[] payload) {
    if (payload.length > LONGEST) {
      throw new IllegalArgumentException(
          "a payload has %d bytes at most, was %d".formatted(LONGEST, payload.length));
    }
    this.kind = kind;
    this.opcode = opcode;
    this.number = number;
    this.payload = payload.clone();
  }

  /** Returns what it is. */
  public Kind kind() {
    return kind;
  }

  /** Returns what it is about. */
  public Opcode opcode() {
    return opcode;
  }

  /** Returns which command it is or answers. */
  public int number() {
    return number;
  }

  /** Returns what it carries. */
  public PayloadReader payload() {
    return new PayloadReader(payload);
  }

  /** Returns its bytes on the channel. */
  public byte[] encode() {
    ByteBuffer bytes =
        ByteBuffer.allocate(OVERHEAD + payload.length)
            .putShort(MAGIC)
            .put((byte) kind.number())
            .put((byte) opcode.number())
            .putInt(number)
            .putShort((short) payload.length)
            .put(payload);
    bytes.putShort((short) crc(bytes.array(), Short.BYTES, bytes.position()));
    return bytes.array();
  }

  static int crc(byte[] bytes, int from, int to) {
    int crc = 0xFFFF;
    for (int i = from; i < to; i++) {
      crc ^= (bytes[i] & 0xFF) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ 0x1021;
      }
      crc &= 0xFFFF;
    }
    return crc;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Frame frame
        && kind == frame.kind
        && opcode == frame.opcode
        && number == frame.number
        && Arrays.equals(payload, frame.payload);
  }

  @Override
  public int hashCode() {
    return 31 * number + Arrays.hashCode(payload);
  }

  /** Returns what it is, and how long, without its content. */
  @Override
  public String toString() {
    return "%s %s #%d, %d bytes".formatted(kind, opcode, number, payload.length);
  }
}
