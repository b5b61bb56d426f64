package org.wwep.emulator.search;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.wwep.emulator.explore.FirmwareTable;

/** How the basic blocks that firmware has here differ from those that a search has of it. */
final class BlockDifference {
  private static final String REASONS = "another compiler or carrier, or no addr2line";

  private BlockDifference() {}

  /**
   * Returns the first difference, one clause; nothing if there is none.
   *
   * @param kept what the search has
   * @param here what there is now
   */
  static Optional<String> of(List<FirmwareTable> kept, List<FirmwareTable> here) {
    return Stream.concat(here.stream(), kept.stream())
        .filter(table -> !(kept.contains(table) && here.contains(table)))
        .findFirst()
        .map(table -> between(called(kept, table), called(here, table)));
  }

  /** Returns the one of the same name and carrier; one without blocks if there is none. */
  private static FirmwareTable called(List<FirmwareTable> tables, FirmwareTable table) {
    return tables.stream()
        .filter(one -> one.toString().equals(table.toString()))
        .findFirst()
        .orElseGet(() -> new FirmwareTable(table.name(), table.carrier(), List.of()));
  }

  private static String between(FirmwareTable kept, FirmwareTable here) {
    int count = here.blocks().size();
    if (count != kept.blocks().size()) {
      return "%s has %d basic blocks here and %d in the directory: %s"
          .formatted(here, count, kept.blocks().size(), REASONS);
    }
    int block = 0;
    while (block < count - 1 && here.blocks().get(block).equals(kept.blocks().get(block))) {
      block++;
    }
    return "of %d basic blocks of %s one is '%s' here and '%s' in the directory: %s"
        .formatted(count, here, here.blocks().get(block), kept.blocks().get(block), REASONS);
  }
}
