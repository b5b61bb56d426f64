package org.wwep.net.tls;

/** The part of an array that a caller means. */
final class ByteRanges {
  private ByteRanges() {}

  static void check(byte[] bytes, int offset, int length, int least) {
    if (length < least || offset < 0 || offset > bytes.length - length) {
      throw new IllegalArgumentException(
          "a slice of %d bytes has %d or more inside, was offset %d, length %d"
              .formatted(bytes.length, least, offset, length));
    }
  }
}
