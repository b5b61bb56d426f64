package org.wwep.emulator.coprocessor.channel;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wwep.emulator.coprocessor.channel.Frame.Kind;

/** Finds the frames in bytes, in whatever pieces they come. Owned by one task. */
public final class FrameDecoder {
  private byte[] held = new byte[Frame.OVERHEAD + Frame.LONGEST];
  private int count;

  /**
   * Takes bytes.
   *
   * @return the frames that are whole now, in order
   */
  public List<Frame> decode(byte[] bytes) throws MalformedFrameException {
    if (count + bytes.length > held.length) {
      held = Arrays.copyOf(held, count + bytes.length);
    }
    System.arraycopy(bytes, 0, held, count, bytes.length);
    count += bytes.length;
    List<Frame> frames = new ArrayList<>();
    int at = 0;
    while (true) {
      int length = lengthAt(at);
      if (length < 0 || at + length > count) {
        break;
      }
      frames.add(frame(at, length));
      at += length;
    }
    System.arraycopy(held, at, held, 0, count - at);
    count -= at;
    return frames;
  }

  /** Returns the length of the frame that begins here, or -1 as long as that is not known. */
  private int lengthAt(int at) throws MalformedFrameException {
    byte[] magic = {(byte) (Frame.MAGIC >> 8), (byte) Frame.MAGIC};
    for (int i = 0; i < magic.length && at + i < count; i++) {
      if (held[at + i] != magic[i]) {
        throw new MalformedFrameException(
            "a frame begins with C3 32, not with %02X".formatted(held[at + i]));
      }
    }
    if (count - at < Frame.HEAD) {
      return -1;
    }
    int payload = ByteBuffer.wrap(held).getShort(at + Frame.HEAD - Short.BYTES) & 0xFFFF;
    if (payload > Frame.LONGEST) {
      throw new MalformedFrameException(
          "a payload has %d bytes at most, was %d".formatted(Frame.LONGEST, payload));
    }
    return Frame.OVERHEAD + payload;
  }

  private Frame frame(int at, int length) throws MalformedFrameException {
    ByteBuffer bytes = ByteBuffer.wrap(held, at, length);
    int end = at + length - Short.BYTES;
    int crc = bytes.getShort(end) & 0xFFFF;
    if (crc != Frame.crc(held, at + Short.BYTES, end)) {
      throw new MalformedFrameException("a frame whose CRC does not hold");
    }
    bytes.getShort();
    Kind kind = kind(bytes.get());
    int opcode = bytes.get() & 0xFF;
    int number = bytes.getInt();
    return new Frame(
        kind,
        Opcode.of(opcode).orElseThrow(() -> new MalformedFrameException("no opcode: " + opcode)),
        number,
        Arrays.copyOfRange(held, at + Frame.HEAD, end));
  }

  private static Kind kind(int number) throws MalformedFrameException {
    for (Kind kind : Kind.values()) {
      if (kind.number() == number) {
        return kind;
      }
    }
    throw new MalformedFrameException("no kind of frame: " + number);
  }
}
