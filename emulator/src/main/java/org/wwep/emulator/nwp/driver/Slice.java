package org.wwep.emulator.nwp.driver;

/** A part of an array. */
final class Slice {
  private Slice() {}

  static void check(byte[] bytes, int offset, int length) {
    if (length < 1 || offset < 0 || offset > bytes.length - length) {
      throw new IllegalArgumentException(
          "a slice of %d bytes has 1 or more inside, was offset %d, length %d"
              .formatted(bytes.length, offset, length));
    }
  }
}
