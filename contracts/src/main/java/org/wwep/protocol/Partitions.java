package org.wwep.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Every way of cutting bytes into pieces. */
public final class Partitions {
  private Partitions() {}

  /** Returns all 2^(n-1) partitions of n bytes. */
  public static Stream<List<byte[]>> every(byte[] whole) {
    long ways = whole.length == 0 ? 1 : 1L << (whole.length - 1);
    return LongStream.range(0, ways).mapToObj(cuts -> cut(whole, cuts));
  }

  /** Cuts behind byte {@code i} wherever bit {@code i} is set. */
  public static List<byte[]> cut(byte[] whole, long cuts) {
    List<byte[]> pieces = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < whole.length; i++) {
      if (i == whole.length - 1 || (i < 63 && (cuts >>> i & 1) == 1)) {
        pieces.add(Arrays.copyOfRange(whole, from, i + 1));
        from = i + 1;
      }
    }
    return pieces;
  }
}
