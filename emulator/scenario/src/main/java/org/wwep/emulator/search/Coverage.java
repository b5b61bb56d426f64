package org.wwep.emulator.search;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.wwep.emulator.explore.FaultHit;
import org.wwep.emulator.timeline.TimelineEntry;

/**
 * Which transitions of the client firmware were reached, over which kind of link, beside which kind
 * of fault that had hit at which moment; and by how many seeds.
 *
 * <p>Not thread-safe.
 */
public final class Coverage {
  /** In place of a kind of fault: none was in place. */
  public static final String NO_FAULT = "none";

  /** Seeds by transition, by kind of fault, by kind of link. */
  private final Map<String, Map<String, Map<String, Long>>> seeds = new TreeMap<>();

  private final MomentCoverage moments = new MomentCoverage();
  private final BlockCoverage blocks = new BlockCoverage();

  /**
   * Adds what one seed reached.
   *
   * @param entries its timeline
   * @param hits what its faults hit, in order
   * @param links each device's kind of link, by its name; others are passed over
   * @param faults each fault's kind, by its name
   */
  void add(
      List<TimelineEntry> entries,
      List<FaultHit> hits,
      Map<String, String> links,
      Map<String, String> faults) {
    new CoverageWalk(this, links, faults).along(entries, hits);
  }

  void add(String link, String fault, String transition, long count) {
    seeds
        .computeIfAbsent(link, _ -> new TreeMap<>())
        .computeIfAbsent(fault, _ -> new TreeMap<>())
        .merge(transition, count, Long::sum);
  }

  void addAll(Coverage other) {
    other.seeds.forEach(
        (link, faults) ->
            faults.forEach(
                (fault, transitions) ->
                    transitions.forEach(
                        (transition, count) -> add(link, fault, transition, count))));
    moments.addAll(other.moments);
    blocks.addAll(other.blocks);
  }

  /** Returns how many seeds reached it, by kind of link, kind of fault and transition; a view. */
  public Map<String, Map<String, Map<String, Long>>> seeds() {
    return Collections.unmodifiableMap(seeds);
  }

  /** Returns at which moments faults hit, and what came of it. */
  public MomentCoverage moments() {
    return moments;
  }

  /** Returns which basic blocks of firmware in C ran. */
  public BlockCoverage blocks() {
    return blocks;
  }

  /** Returns how many different tuples were reached, those without a fault among them. */
  public long tuples() {
    long quiet =
        seeds.values().stream()
            .mapToLong(faults -> faults.getOrDefault(NO_FAULT, Map.of()).size())
            .sum();
    return quiet + moments.tuples();
  }

  /** Returns the transitions that were reached over links of this security. */
  Set<String> transitions(String security) {
    Set<String> reached = new TreeSet<>();
    seeds.forEach(
        (link, faults) -> {
          if (LinkLabel.has(link, security)) {
            faults.values().forEach(transitions -> reached.addAll(transitions.keySet()));
          }
        });
    return reached;
  }
}
