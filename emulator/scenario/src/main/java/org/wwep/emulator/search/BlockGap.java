package org.wwep.emulator.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wwep.emulator.explore.FirmwareTable;
import org.wwep.emulator.testbed.BasicBlock;

/**
 * Which basic blocks of a firmware no seed reached.
 *
 * @param firmware the firmware
 * @param name what it is called, unlike any other of the search
 * @param places where its blocks are, in their order, with the seeds that reached each block there
 */
public record BlockGap(FirmwareTable firmware, String name, Map<BasicBlock, List<Long>> places) {
  static BlockGap of(FirmwareTable firmware, String name, BlockCoverage coverage) {
    Map<BasicBlock, List<Long>> places = new LinkedHashMap<>();
    long[] seeds = coverage.seeds(firmware);
    for (int block = 0; block < seeds.length; block++) {
      places
          .computeIfAbsent(firmware.blocks().get(block), _ -> new ArrayList<>())
          .add(seeds[block]);
    }
    return new BlockGap(firmware, name, places);
  }

  /** Returns how many blocks it has. */
  public int of() {
    return firmware.blocks().size();
  }

  /** Returns how many of them at least one seed reached. */
  public long reached() {
    return places.values().stream().flatMap(List::stream).filter(seeds -> seeds > 0).count();
  }

  /**
   * Returns where blocks are that no seed reached, {@code main at main.c:12}; and how many of those
   * there, if others were.
   */
  public List<String> never() {
    List<String> never = new ArrayList<>();
    places.forEach(
        (place, seeds) -> {
          long unreached = seeds.stream().filter(count -> count == 0).count();
          if (unreached > 0) {
            never.add(
                place
                    + (unreached == seeds.size()
                        ? ""
                        : " (%d of %d)".formatted(unreached, seeds.size())));
          }
        });
    return never;
  }

  /** Returns one line for a person. */
  @Override
  public String toString() {
    List<String> never = never();
    return never.isEmpty()
        ? "all %d basic blocks of %s were reached".formatted(of(), name)
        : "%d of %d basic blocks of %s never reached: %s"
            .formatted(of() - reached(), of(), name, GapLine.some(never));
  }
}
