package org.wwep.emulator.guide;

import java.util.Arrays;
import java.util.List;

/** Different numbers, each the hash of what it stands for. Not thread-safe. */
final class FeatureSet {
  private static final int FNV_BASIS = 0x811C9DC5;
  private static final int FNV_PRIME = 0x01000193;

  private int[] values = new int[1024];
  private int size;

  /** Adds what these words stand for together. */
  void add(Object... words) {
    int hash = FNV_BASIS;
    for (Object word : words) {
      String text = word.toString();
      for (int i = 0; i < text.length(); i++) {
        hash = (hash ^ text.charAt(i)) * FNV_PRIME;
      }
      hash = (hash ^ 0x1F) * FNV_PRIME;
    }
    if (size == values.length) {
      int[] different = toArray();
      values = Arrays.copyOf(different, Math.max(values.length, 2 * different.length));
      size = different.length;
    }
    values[size++] = hash;
  }

  private int[] toArray() {
    return Arrays.stream(values, 0, size).sorted().distinct().toArray();
  }

  /** Returns them in order. */
  List<Integer> toList() {
    return Arrays.stream(toArray()).boxed().toList();
  }
}
