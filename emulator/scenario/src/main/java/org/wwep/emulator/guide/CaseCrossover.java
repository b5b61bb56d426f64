package org.wwep.emulator.guide;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.wwep.emulator.explore.ChaosCase;
import org.wwep.emulator.explore.ChaosEvent;
import org.wwep.emulator.sim.SimRandom;

/** Makes one case of two: what one does and what the other does, together. */
final class CaseCrossover {
  private CaseCrossover() {}

  /** Returns presses and faults of both; all that is not in the plan is the first one's. */
  static List<ChaosEvent> of(ChaosCase one, ChaosCase other, Duration over, SimRandom random) {
    List<ChaosEvent> first = one.plan().items();
    List<ChaosEvent> second = other.plan().items();
    Duration cut = Duration.ofNanos(random.nextLong(over.toNanos()));
    return switch (random.nextInt(4)) {
      case 0 -> both(first, CaseCrossover::isPress, second);
      case 1 -> both(first, item -> !isPress(item), second);
      case 2 -> both(first, item -> item.at().compareTo(cut) < 0, second);
      default -> {
        List<ChaosEvent> all = new ArrayList<>(first);
        all.addAll(second);
        yield all;
      }
    };
  }

  private static List<ChaosEvent> both(
      List<ChaosEvent> first, Predicate<ChaosEvent> ofFirst, List<ChaosEvent> second) {
    List<ChaosEvent> both = new ArrayList<>(first.stream().filter(ofFirst).toList());
    second.stream().filter(ofFirst.negate()).forEach(both::add);
    return both;
  }

  private static boolean isPress(ChaosEvent item) {
    return item instanceof ChaosEvent.Press;
  }
}
