package org.wwep.emulator.search;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.wwep.device.machine.StateTable;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.explore.FaultHit;
import org.wwep.emulator.explore.FaultMoment;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.timeline.TimelineEvent;

/** One way along the timeline of a seed: what it reached, each once. */
final class CoverageWalk {
  private static final String PRESS = "ButtonPressed";

  /** A change of a state, by their names. */
  private record Change(String from, String to, String by) {
    String text() {
      return from + " -> " + to + " by " + by;
    }
  }

  /** Each text once: seeds come to the same few changes again and again. */
  private static final Map<Change, String> TEXTS = new ConcurrentHashMap<>();

  private record Tuple(String link, String fault, String transition) {}

  /** A hit, or with a transition what came of it. */
  private record MomentTuple(String link, String fault, FaultMoment moment, String transition) {}

  /** A fault as one device has it. */
  private record DeviceFault(String device, String name) {}

  private final Coverage coverage;
  private final Map<String, String> links;
  private final Map<String, String> faults;
  private final Set<Tuple> reached = new HashSet<>();
  private final Set<MomentTuple> reachedAt = new HashSet<>();
  private final Set<String> inPlace = new HashSet<>();
  private final Map<DeviceFault, FaultMoment> lastHits = new HashMap<>();
  private final Map<String, String> states = new HashMap<>();

  /**
   * Begins at its beginning.
   *
   * @param links each device's kind of link, by its name; others are passed over
   * @param faults each fault's kind, by its name
   */
  CoverageWalk(Coverage coverage, Map<String, String> links, Map<String, String> faults) {
    this.coverage = coverage;
    this.links = links;
    this.faults = faults;
  }

  /** Goes all the way, and adds what was reached to the coverage. */
  void along(List<TimelineEntry> entries, List<FaultHit> hits) {
    int next = 0;
    for (int i = 0; i < entries.size(); i++) {
      while (next < hits.size() && hits.get(next).position() <= i) {
        hit(hits.get(next++));
      }
      add(entries.get(i));
    }
    hits.subList(next, hits.size()).forEach(this::hit);
    reached.forEach(tuple -> coverage.add(tuple.link(), tuple.fault(), tuple.transition(), 1));
    Set<MomentTuple> hitAt = new HashSet<>();
    for (MomentTuple tuple : reachedAt) {
      if (!tuple.transition().isEmpty()) {
        coverage
            .moments()
            .addTransition(tuple.link(), tuple.fault(), tuple.moment(), tuple.transition(), 1);
      }
      hitAt.add(new MomentTuple(tuple.link(), tuple.fault(), tuple.moment(), ""));
    }
    hitAt.forEach(
        tuple -> coverage.moments().addSeeds(tuple.link(), tuple.fault(), tuple.moment(), 1));
  }

  private String kind(String fault) {
    return faults.getOrDefault(fault, fault);
  }

  private void hit(FaultHit hit) {
    String link = links.get(hit.device());
    if (link != null) {
      reachedAt.add(new MomentTuple(link, kind(hit.fault()), hit.moment(), ""));
      if (inPlace.contains(hit.fault())) {
        lastHits.put(new DeviceFault(hit.device(), hit.fault()), hit.moment());
      }
    }
  }

  private void add(TimelineEntry entry) {
    String link = links.get(entry.source());
    if (entry.what() instanceof TimelineEvent.FaultEvent fault) {
      change(fault);
    } else if (entry.what() instanceof TimelineEvent.DeviceEvent event && link != null) {
      String transition = transition(states, client(entry.source(), event.client()), event);
      if (transition != null) {
        reach(entry.source(), link, transition);
      }
    }
  }

  private void change(TimelineEvent.FaultEvent fault) {
    if (fault.active()) {
      inPlace.add(fault.name());
    } else {
      inPlace.remove(fault.name());
      lastHits.keySet().removeIf(hit -> hit.name().equals(fault.name()));
    }
  }

  private void reach(String device, String link, String transition) {
    if (inPlace.isEmpty()) {
      reached.add(new Tuple(link, Coverage.NO_FAULT, transition));
    }
    for (String name : inPlace) {
      reached.add(new Tuple(link, kind(name), transition));
      FaultMoment moment =
          lastHits.getOrDefault(new DeviceFault(device, name), FaultMoment.NOT_YET);
      reachedAt.add(new MomentTuple(link, kind(name), moment, transition));
    }
  }

  /** A press that is queued changes the LED, and no state: no firmware tells of it as a change. */
  private static @Nullable String transition(
      Map<String, String> states, String client, TimelineEvent.DeviceEvent event) {
    String state = states.getOrDefault(client, "Off");
    return switch (event.event()) {
      case TraceEvent.StateChanged change -> {
        states.put(client, change.to());
        yield text(change.from(), change.to(), change.by());
      }
      case TraceEvent.LedSet _ ->
          StateTable.allows(state, state, PRESS) ? text(state, state, PRESS) : null;
      default -> null;
    };
  }

  private static String text(String from, String to, String by) {
    Change change = new Change(from, to, by);
    String known = TEXTS.get(change);
    // Without a lock, as long as it is there.
    return known == null ? TEXTS.computeIfAbsent(change, Change::text) : known;
  }

  /** Returns a name for one whose state is known: a device may have several clients. */
  private static String client(String device, String client) {
    return client.isEmpty() ? device : device + "/" + client;
  }
}
