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
    Map<String, Long> free = new HashMap<>();
    Map<String, Integer> presses = new HashMap<>();
    Map<String, Long> powered = new HashMap<>();
    Map<String, Integer> outages = new HashMap<>();
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
          int count = outages.getOrDefault(cycle.device(), 0);
          long at = Math.max(cycle.at().toNanos(), powered.getOrDefault(cycle.device(), 0L));
          long end = Math.min(at + cycle.length().toNanos(), chaos.over().toNanos());
          if (count < chaos.power().most() && at < end) {
            Duration begin = Duration.ofNanos(at);
            kept.add(
                new ChaosEvent.PowerCycle(
                    names.of(cycle, begin).id(),
                    begin,
                    Duration.ofNanos(end - at),
                    cycle.device()));
            outages.put(cycle.device(), count + 1);
            powered.put(cycle.device(), end + 1);
          }
        }
        case ChaosEvent.Press press -> {
          long at = Math.max(press.at().toNanos(), free.getOrDefault(press.device(), 0L));
          int count = presses.getOrDefault(press.device(), 0);
          if (count < chaos.presses().most() && within(Duration.ofNanos(at))) {
            kept.add(names.of(press, Duration.ofNanos(at)));
            presses.put(press.device(), count + 1);
            long settled = press.hold().toNanos() + ChaosPlan.SHORTEST.toNanos();
            free.put(press.device(), at + settled);
          }
        }
      }
    }
    boolean enough =
        scenario.devices().stream()
            .allMatch(
                device ->
                    presses.getOrDefault(device.id(), 0) >= chaos.presses().fewest()
                        && outages.getOrDefault(device.id(), 0) >= chaos.power().fewest());
    kept.sort(Comparator.comparing(ChaosEvent::at));
    return enough ? new ChaosPlan(kept) : null;
  }

  private boolean within(Duration at) {
    return !at.isNegative() && at.compareTo(chaos.over()) <= 0;
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
