package org.wwep.emulator.search;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.wwep.emulator.explore.FaultMoment;

/**
 * Where devices were when faults of each kind hit them, over which kind of link, and which
 * transitions they made from then on; by how many seeds.
 *
 * <p>Not thread-safe.
 */
public final class MomentCoverage {
  /** One kind of fault at one moment. */
  public static final class Cell {
    private final Map<String, Long> transitions = new TreeMap<>();
    private long seeds;

    /** Returns how many seeds saw it: a hit, or a transition before the first one. */
    public long seeds() {
      return seeds;
    }

    /**
     * Returns how many seeds reached each transition while the fault was in place, and this was the
     * moment of its last hit; a view.
     */
    public Map<String, Long> transitions() {
      return Collections.unmodifiableMap(transitions);
    }
  }

  /** Cells by moment, by kind of fault, by kind of link. */
  private final Map<String, Map<String, Map<FaultMoment, Cell>>> cells = new TreeMap<>();

  private Cell cell(String link, String fault, FaultMoment moment) {
    return cells
        .computeIfAbsent(link, _ -> new TreeMap<>())
        .computeIfAbsent(fault, _ -> new EnumMap<>(FaultMoment.class))
        .computeIfAbsent(moment, _ -> new Cell());
  }

  void addSeeds(String link, String fault, FaultMoment moment, long count) {
    cell(link, fault, moment).seeds += count;
  }

  void addTransition(String link, String fault, FaultMoment moment, String transition, long count) {
    cell(link, fault, moment).transitions.merge(transition, count, Long::sum);
  }

  void addAll(MomentCoverage other) {
    other.cells.forEach(
        (link, faults) ->
            faults.forEach(
                (fault, moments) ->
                    moments.forEach(
                        (moment, cell) -> {
                          addSeeds(link, fault, moment, cell.seeds);
                          cell.transitions.forEach(
                              (transition, count) ->
                                  addTransition(link, fault, moment, transition, count));
                        })));
  }

  /** Returns what was seen, by kind of link, kind of fault and moment; a view. */
  public Map<String, Map<String, Map<FaultMoment, Cell>>> cells() {
    return Collections.unmodifiableMap(cells);
  }

  /** Returns how many different tuples of link, fault, moment and transition were reached. */
  long tuples() {
    return cells.values().stream()
        .flatMap(faults -> faults.values().stream())
        .flatMap(moments -> moments.values().stream())
        .mapToLong(cell -> cell.transitions.size())
        .sum();
  }

  /** Returns whether a fault of this kind hit at this moment over links of this security. */
  boolean isHit(String security, String fault, FaultMoment moment) {
    return cells.entrySet().stream()
        .filter(link -> LinkLabel.has(link.getKey(), security))
        .anyMatch(link -> link.getValue().getOrDefault(fault, Map.of()).containsKey(moment));
  }
}
