package org.wwep.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.HexFormat;
import org.wwep.value.Ranges;

/** The fields that frames are made of: fixed-width hexadecimal numbers. */
final class FrameFields {
  private static final HexFormat UPPER = HexFormat.of().withUpperCase();

  private static final byte[] DIGITS =
      "0123456789ABCDEF".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  private FrameFields() {}

  static void check(String name, int value, int max) {
    Ranges.within(name, value, 0, max);
  }

  static String hex(int value, int digits) {
    return UPPER.toHexDigits(value, digits);
  }

  static int parse(String name, String text, int digits) {
    if (text.length() != digits || !text.chars().allMatch(HexFormat::isHexDigit)) {
      throw new IllegalArgumentException(
          name + " is " + digits + " hexadecimal digits, was '" + text + "'");
    }
    return HexFormat.fromHexDigits(text);
  }

  /** Reads {@code to - from} hexadecimal digits that are known to be such. */
  static int number(byte[] frame, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      value = value << 4 | HexFormat.fromHexDigit(frame[i]);
    }
    return value;
  }

  /** Returns a frame of 11 bytes: what is sent most, without a detour by way of text. */
  static byte[] frame(char command, DeviceId device, int register, int value) {
    byte[] frame = new byte[11];
    frame[0] = (byte) command;
    put(device.value(), frame, 1, 5);
    put(register, frame, 5, 7);
    put(value, frame, 7, 11);
    return frame;
  }

  /** Returns a frame as text. */
  static String text(byte[] frame) {
    return new String(frame, ISO_8859_1);
  }

  /** Writes {@code to - from} digits. */
  private static void put(int value, byte[] frame, int from, int to) {
    int rest = value;
    for (int i = to - 1; i >= from; i--) {
      frame[i] = DIGITS[rest & 0xF];
      rest >>>= 4;
    }
  }

  /** Returns a byte as a person would like to see it: {@code 'w'}, or {@code 0x07}. */
  static String show(byte b) {
    return b >= ' ' && b <= '~' ? "'" + (char) b + "'" : "0x" + UPPER.toHexDigits(b);
  }
}
