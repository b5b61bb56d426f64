package org.wwep.emulator.guide;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.explore.ChaosEvent;
import org.wwep.emulator.explore.ChaosPlan;
import org.wwep.emulator.explore.Explorer;
import org.wwep.emulator.sim.SimRandom;

/** Draws plans whose faults are where presses are, as many of both as the scenario allows. */
final class AimedPlan {
  private final Explorer explorer;
  private final PlanRules rules;

  AimedPlan(Explorer explorer, PlanRules rules) {
    this.explorer = explorer;
    this.rules = rules;
  }

  /** Returns a plan with more in it than this one has, or null if there is none. */
  @Nullable ChaosPlan of(ChaosPlan drawn, SimRandom random) {
    List<ChaosEvent> items = new ArrayList<>(drawn.items());
    items.removeIf(ChaosEvent.FaultWindow.class::isInstance);
    List<Long> presses =
        items.stream()
            .filter(ChaosEvent.Press.class::isInstance)
            .map(item -> item.at().toNanos())
            .toList();
    Duration over = explorer.chaos().over();
    List<Long> aims =
        random.nextBoolean() ? presses : List.of(presses.get(random.nextInt(presses.size())));
    Moments moments = new Moments(aims, over, random);
    for (var device : explorer.scenario().devices()) {
      for (int more = random.nextInt(explorer.chaos().presses().most()); more > 0; more--) {
        items.add(ChaosPlan.press("p1", moments.any(), device, explorer.chaos(), random));
      }
    }
    WindowMutation windows = new WindowMutation(explorer.chaos(), moments, random);
    int most = Math.min(8, explorer.chaos().maxFaults());
    for (int faults = (most + 1) / 2 + random.nextInt(most / 2 + 1); faults > 0; faults--) {
      windows.add(items);
    }
    return rules.plan(items);
  }
}
