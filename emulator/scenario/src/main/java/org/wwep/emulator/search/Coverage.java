package org.wwep.emulator.search;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wwep.device.machine.StateTable;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.timeline.TimelineEvent;

/**
 * Which transitions of the client firmware were reached, over which kind of link, beside which kind
 * of fault; and by how many seeds.
 *
 * <p>Not thread-safe.
 */
public final class Coverage {
  /** In place of a kind of fault: none was in place. */
  public static final String NO_FAULT = "none";

  private static final String PRESS = "ButtonPressed";

  /** What is counted. */
  private record Tuple(String link, String fault, String transition) {}

  /** Seeds by transition, by kind of fault, by kind of link. */
  private final Map<String, Map<String, Map<String, Long>>> seeds = new TreeMap<>();

  /**
   * Adds what one seed reached.
   *
   * @param entries its timeline
   * @param links each device's kind of link, by its name; others are passed over
   * @param faults each fault's kind, by its name
   */
  void add(
      Collection<TimelineEntry> entries, Map<String, String> links, Map<String, String> faults) {
    Set<Tuple> reached = new HashSet<>();
    Set<String> inPlace = new HashSet<>();
    Map<String, String> states = new HashMap<>();
    for (TimelineEntry entry : entries) {
      String link = links.get(entry.source());
      switch (entry.what()) {
        case TimelineEvent.FaultEvent fault -> {
          if (fault.active()) {
            inPlace.add(fault.name());
          } else {
            inPlace.remove(fault.name());
          }
        }
        case TimelineEvent.DeviceEvent event when link != null -> {
          String transition = transition(states, entry.source() + "/" + event.client(), event);
          if (transition != null && inPlace.isEmpty()) {
            reached.add(new Tuple(link, NO_FAULT, transition));
          } else if (transition != null) {
            inPlace.forEach(
                name -> reached.add(new Tuple(link, faults.getOrDefault(name, name), transition)));
          }
        }
        default -> {
          // Neither a fault nor a device's.
        }
      }
    }
    reached.forEach(tuple -> add(tuple.link(), tuple.fault(), tuple.transition(), 1));
  }

  /** A press that is queued changes the LED, and no state: no firmware tells of it as a change. */
  private static @Nullable String transition(
      Map<String, String> states, String client, TimelineEvent.DeviceEvent event) {
    String state = states.getOrDefault(client, "Off");
    return switch (event.event()) {
      case TraceEvent.StateChanged change -> {
        states.put(client, change.to());
        yield change.from() + " -> " + change.to() + " by " + change.by();
      }
      case TraceEvent.LedSet _ ->
          StateTable.allows(state, state, PRESS) ? state + " -> " + state + " by " + PRESS : null;
      default -> null;
    };
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
  }

  /** Returns how many seeds reached it, by kind of link, kind of fault and transition; a view. */
  public Map<String, Map<String, Map<String, Long>>> seeds() {
    return Collections.unmodifiableMap(seeds);
  }

  /** Returns how many different tuples were reached. */
  public long tuples() {
    return seeds.values().stream()
        .flatMap(faults -> faults.values().stream())
        .mapToLong(Map::size)
        .sum();
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
