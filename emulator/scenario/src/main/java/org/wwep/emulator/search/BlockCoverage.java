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
  /** Seeds by the number of a block, up to the last that was reached; by the firmware's id. */
  private final Map<String, long[]> seeds = new TreeMap<>();

  /** Adds what one seed reached of a firmware. */
  void add(String firmware, BitSet reached) {
    reached.stream().forEach(block -> add(firmware, block, 1));
  }

  void add(String firmware, int block, long count) {
    long[] counts = seeds.getOrDefault(firmware, new long[0]);
    if (block >= counts.length) {
      counts = Arrays.copyOf(counts, block + 1);
      seeds.put(firmware, counts);
    }
    counts[block] += count;
  }

  void addAll(BlockCoverage other) {
    other.seeds.forEach(
        (firmware, counts) -> {
          for (int block = 0; block < counts.length; block++) {
            add(firmware, block, counts[block]);
          }
        });
  }

  /** Returns how many seeds reached each block of a firmware, by the blocks' numbers. */
  public long[] seeds(FirmwareTable table) {
    return Arrays.copyOf(seeds.getOrDefault(table.id(), new long[0]), table.blocks().size());
  }

  /** Returns the counts of each firmware, for a file. */
  Map<String, List<Long>> fields() {
    Map<String, List<Long>> fields = new LinkedHashMap<>();
    seeds.forEach(
        (firmware, counts) -> fields.put(firmware, Arrays.stream(counts).boxed().toList()));
    return fields;
  }
}
