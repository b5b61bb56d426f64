package org.wwep.emulator.guide;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wwep.emulator.explore.ChaosEvent;
import org.wwep.emulator.explore.FaultSampler;
import org.wwep.emulator.fault.FaultException;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.scenario.Chaos;
import org.wwep.emulator.scenario.FaultEntry;
import org.wwep.emulator.sim.SimRandom;

/** Changes faults of a plan: which, for how long, with which values. */
final class WindowMutation {
  private final Chaos chaos;
  private final Moments moments;
  private final SimRandom random;

  WindowMutation(Chaos chaos, Moments moments, SimRandom random) {
    this.chaos = chaos;
    this.moments = moments;
    this.random = random;
  }

  /** Adds a fault, if the scenario has any. */
  void add(List<ChaosEvent> items) {
    if (!chaos.faults().isEmpty()) {
      items.add(until(new ChaosEvent.FaultWindow("f1", moments.any(), Duration.ZERO, draw("f1"))));
    }
  }

  /** Returns a fault with another end, other values, or another kind. */
  ChaosEvent changed(ChaosEvent.FaultWindow window) {
    return switch (random.nextInt(4)) {
      case 0, 1 -> until(window);
      case 2 -> with(window, tweaked(window.spec()));
      default -> with(window, draw(window.id()));
    };
  }

  private FaultSpec draw(String name) {
    FaultEntry entry = chaos.faults().get(random.nextInt(chaos.faults().size()));
    return FaultSampler.draw(entry, random).withName(name);
  }

  private static ChaosEvent with(ChaosEvent.FaultWindow window, FaultSpec spec) {
    return new ChaosEvent.FaultWindow(window.id(), window.at(), window.length(), spec);
  }

  /** Has it end where something happened, or after any time. */
  private ChaosEvent until(ChaosEvent.FaultWindow window) {
    long length = moments.any().minus(window.at()).toNanos();
    if (length <= 0) {
      length = random.nextLong(Math.max(1, chaos.over().minus(window.at()).toNanos()));
    }
    return new ChaosEvent.FaultWindow(
        window.id(), window.at(), Duration.ofNanos(length), window.spec());
  }

  /** Changes one value that the scenario leaves open. */
  private FaultSpec tweaked(FaultSpec spec) {
    String type = FaultFormat.type(spec.fault());
    List<FaultEntry> open =
        chaos.faults().stream()
            .filter(entry -> entry.type().equals(type) && entry.attributes().isEmpty())
            .toList();
    if (open.isEmpty()) {
      return draw(spec.name());
    }
    FaultSpec other = FaultSampler.draw(open.getFirst(), random);
    Map<String, Object> values = new LinkedHashMap<>(FaultFormat.attributes(spec.fault()));
    Map<String, Object> others = FaultFormat.attributes(other.fault());
    String name = List.copyOf(values.keySet()).get(random.nextInt(values.size()));
    Object value = values.get(name);
    Object drawn = others.getOrDefault(name, value);
    values.put(name, value instanceof Long whole && random.nextBoolean() ? beside(whole) : drawn);
    try {
      return new FaultSpec(
          spec.name(), FaultFormat.parse(type, values), spec.direction(), spec.toxicity());
    } catch (FaultException _) {
      // A value beside the range, or two that do not go together.
      return other.withName(spec.name());
    }
  }

  private Long beside(Long whole) {
    return switch (random.nextInt(4)) {
      case 0 -> whole + 1;
      case 1 -> Math.max(0, whole - 1);
      case 2 -> whole / 2;
      default -> whole * 2;
    };
  }
}
