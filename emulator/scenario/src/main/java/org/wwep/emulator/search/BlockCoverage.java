package org.wwep.emulator.search;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wwep.emulator.explore.FirmwareTable;

/**
 * How many seeds reached each basic block of firmware in C.
 *
 * <p>Not thread-safe.
 */
public final class BlockCoverage {
  private static final long[] NONE = {};

  /** Seeds by the number of a block, up to the last that was reached; by the firmware's id. */
  private final Map<String, long[]> seeds = new TreeMap<>();

  /** Adds what one seed reached of a firmware. */
  void add(String firmware, BitSet reached) {
    long[] counts = counts(firmware, reached.length());
    reached.stream().forEach(block -> counts[block]++);
  }

  /** Adds how many seeds reached each block of a firmware, from the first one on. */
  void add(String firmware, long[] more) {
    long[] counts = counts(firmware, more.length);
    for (int block = 0; block < more.length; block++) {
      counts[block] += more[block];
    }
  }

  void addAll(BlockCoverage other) {
    other.seeds.forEach(this::add);
  }

  /** Returns the counts of a firmware, with room for so many blocks. */
  private long[] counts(String firmware, int length) {
    long[] counts = seeds.getOrDefault(firmware, NONE);
    if (counts.length < length) {
      counts = Arrays.copyOf(counts, length);
      seeds.put(firmware, counts);
    }
    return counts;
  }

  /** Returns how many seeds reached each block of a firmware, by the blocks' numbers. */
  public long[] seeds(FirmwareTable table) {
    return Arrays.copyOf(seeds.getOrDefault(table.id(), NONE), table.blocks().size());
  }

  /** Returns the counts of each firmware, for a file. */
  Map<String, List<Long>> fields() {
    Map<String, List<Long>> fields = new LinkedHashMap<>();
    seeds.forEach(
        (firmware, counts) -> fields.put(firmware, Arrays.stream(counts).boxed().toList()));
    return fields;
  }
}
