package org.wwep.emulator.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.wwep.device.machine.StateTable;

/**
 * Which transitions of the firmware's table no seed reached, over links of one security.
 *
 * @param security {@code open} or {@code tls}
 * @param of how many there are
 * @param never those that were never seen
 */
public record CoverageGap(String security, int of, List<String> never) {
  private static final String OPEN_ALONE = "Connecting -> Sending by Connected";

  /** Copies the list. */
  public CoverageGap {
    never = List.copyOf(never);
  }

  /** Returns one for each security that a search's links have. */
  static List<CoverageGap> of(Coverage coverage, Collection<String> links) {
    List<CoverageGap> gaps = new ArrayList<>();
    for (String security : List.of(LinkLabel.OPEN, LinkLabel.TLS)) {
      if (links.stream().anyMatch(link -> LinkLabel.has(link, security))) {
        Set<String> table = table(security);
        Set<String> never = new TreeSet<>(table);
        never.removeAll(coverage.transitions(security));
        gaps.add(new CoverageGap(security, table.size(), List.copyOf(never)));
      }
    }
    return gaps;
  }

  /** Returns which transitions were not reached over links of one kind. */
  static List<String> never(Coverage coverage, String link) {
    Set<String> never = new TreeSet<>();
    for (String security : List.of(LinkLabel.OPEN, LinkLabel.TLS)) {
      if (LinkLabel.has(link, security)) {
        never.addAll(table(security));
      }
    }
    coverage
        .seeds()
        .getOrDefault(link, Map.of())
        .values()
        .forEach(transitions -> never.removeAll(transitions.keySet()));
    return List.copyOf(never);
  }

  /**
   * Power that goes is no gap, for only some chaos has power cycles; nor is a handshake without
   * TLS.
   */
  private static Set<String> table(String security) {
    Set<String> table = new TreeSet<>(StateTable.edges());
    table.removeIf(
        edge ->
            security.equals(LinkLabel.TLS) ? edge.equals(OPEN_ALONE) : edge.contains("Securing"));
    return table;
  }

  /** Returns one line for a person. */
  @Override
  public String toString() {
    return GapLine.of(
        security,
        never,
        "all %d transitions were seen".formatted(of),
        "%d of %d transitions never seen".formatted(never.size(), of));
  }
}
