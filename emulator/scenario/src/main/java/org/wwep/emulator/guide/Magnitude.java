package org.wwep.emulator.guide;

/** Numbers by their size: small ones each for itself, larger ones by halves of a power of two. */
final class Magnitude {
  private static final int EXACT = 4;

  private Magnitude() {}

  /** Returns the class of a count. */
  static int of(long count) {
    if (count <= EXACT) {
      return (int) count;
    }
    int power = 63 - Long.numberOfLeadingZeros(count);
    return 2 * power + (int) (count >>> (power - 1) & 1);
  }

  /** Returns the power of ten of a time, from 10 µs to 1 s. */
  static int ofTime(long nanos) {
    int size = 0;
    for (long limit = 10_000; limit <= 1_000_000_000 && nanos >= limit; limit *= 10) {
      size++;
    }
    return size;
  }
}
