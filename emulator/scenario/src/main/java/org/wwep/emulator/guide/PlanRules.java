package org.wwep.emulator.guide;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.explore.ChaosEvent;
import org.wwep.emulator.explore.ChaosPlan;
import org.wwep.emulator.scenario.Chaos;
import org.wwep.emulator.scenario.Scenario;

/** Makes of any presses and faults a plan that the scenario's chaos might have drawn. */
final class PlanRules {
  private final Scenario scenario;
  private final Chaos chaos;

  PlanRules(Scenario scenario, Chaos chaos) {
    this.scenario = scenario;
    this.chaos = chaos;
  }

  /**
   * Returns the plan of these: with names of their own, no more than there may be, and presses and
   * power cycles of one device one after the other. Returns null if too few are left.
   */
  @Nullable ChaosPlan plan(List<ChaosEvent> wanted) {
    List<ChaosEvent> items = new ArrayList<>(wanted);
    items.sort(Comparator.comparing(ChaosEvent::at));
    Names names = new Names();
    Slots presses = new Slots();
    Slots outages = new Slots();
    int faults = 0;
    List<ChaosEvent> kept = new ArrayList<>();
    for (ChaosEvent item : items) {
      switch (item) {
        case ChaosEvent.FaultWindow window -> {
          if (faults < chaos.maxFaults() && within(window.at())) {
            kept.add(names.of(window, window.at()));
            faults++;
          }
        }
        case ChaosEvent.PowerCycle cycle -> {
          Duration at = outages.from(cycle.device(), cycle.at());
          Duration left = chaos.over().minus(at);
          if (outages.count(cycle.device()) < chaos.power().most() && left.isPositive()) {
            Duration length = cycle.length().compareTo(left) < 0 ? cycle.length() : left;
            kept.add(
                names.of(new ChaosEvent.PowerCycle(cycle.id(), at, length, cycle.device()), at));
            outages.add(cycle.device(), at.plus(length).plusNanos(1));
          }
        }
        case ChaosEvent.Press press -> {
          Duration at = presses.from(press.device(), press.at());
          if (presses.count(press.device()) < chaos.presses().most() && within(at)) {
            kept.add(names.of(press, at));
            presses.add(press.device(), at.plus(press.hold()).plus(ChaosPlan.SHORTEST));
          }
        }
      }
    }
    boolean enough =
        scenario.devices().stream()
            .allMatch(
                device ->
                    presses.count(device.id()) >= chaos.presses().fewest()
                        && outages.count(device.id()) >= chaos.power().fewest());
    kept.sort(Comparator.comparing(ChaosEvent::at));
    return enough ? new ChaosPlan(kept) : null;
  }

  private boolean within(Duration at) {
    return !at.isNegative() && at.compareTo(chaos.over()) <= 0;
  }

  /** What is one after the other on each device, and how much of it there is. */
  private static final class Slots {
    private final Map<String, Duration> free = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    /** Returns when something begins that is wanted then: not before the last one is over. */
    Duration from(String device, Duration wanted) {
      Duration earliest = free.getOrDefault(device, Duration.ZERO);
      return wanted.compareTo(earliest) < 0 ? earliest : wanted;
    }

    int count(String device) {
      return counts.getOrDefault(device, 0);
    }

    void add(String device, Duration over) {
      counts.merge(device, 1, Integer::sum);
      free.put(device, over);
    }
  }

  /** Names that are not given twice; a fault's is part of its seed, so it keeps it if it can. */
  private static final class Names {
    private final Set<String> given = new HashSet<>();

    ChaosEvent of(ChaosEvent item, Duration at) {
      return item.with(name(item.id()), at);
    }

    private String name(String wanted) {
      String name = wanted;
      for (int i = 1; !given.add(name); i++) {
        name = wanted.charAt(0) + Integer.toString(i);
      }
      return name;
    }
  }
}
