package org.wwep.emulator.explore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.scenario.BounceSpec;
import org.wwep.emulator.scenario.Chaos;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.FaultEntry;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.sim.Seed;
import org.wwep.emulator.sim.SimRandom;
import org.wwep.hal.emulated.Bounce;

/**
 * The presses, power cycles and faults that a seed gives a scenario's chaos.
 *
 * <p><b>Shape</b>: in order of time. Presses of one device do not overlap, and there is time
 * between them for the contact to settle; how many there are is each device's own draw. Neither do
 * its power cycles, and at the end all have power.
 *
 * @param items what happens
 */
public record ChaosPlan(List<ChaosEvent> items) {
  private static final long MILLI = 1_000_000L;

  /** Longer than any profile bounces and any usual debounce window. */
  public static final Duration SHORTEST = Duration.ofMillis(15);

  private static final int SHORTEST_MILLIS = (int) SHORTEST.toMillis();

  private static final int LONGEST_MILLIS = 60;

  /** Longer than anything that outlives the power for a moment: a look-up, a back-off, a join. */
  private static final int LONGEST_OUTAGE_MILLIS = 3_000;

  /** Copies the list. */
  public ChaosPlan {
    items = List.copyOf(items);
  }

  /** Draws a plan. */
  public static ChaosPlan draw(Scenario scenario, Chaos chaos, Seed seed) {
    List<ChaosEvent> items = new ArrayList<>();
    for (DeviceSpec device : scenario.devices()) {
      presses(device, chaos, seed.of("presses").of(device.id()), items);
    }
    for (DeviceSpec device : scenario.devices()) {
      powerCycles(device, chaos, seed.of("power").of(device.id()), items);
    }
    faults(chaos, seed.of("faults"), items);
    items.sort(Comparator.comparing(ChaosEvent::at));
    return new ChaosPlan(items);
  }

  private static void presses(DeviceSpec device, Chaos chaos, Seed seed, List<ChaosEvent> items) {
    SimRandom random = seed.random();
    int count = random.nextInt(chaos.presses().fewest(), chaos.presses().most() + 1);
    long most = chaos.over().toNanos() / count;
    long at = 0;
    for (int i = 0; i < count; i++) {
      // Half of them follow at once, as an impatient operator presses.
      long pause =
          random.nextBoolean()
              ? random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS) * MILLI
              : SHORTEST_MILLIS * MILLI + random.nextLong(Math.max(1, most));
      at += pause;
      ChaosEvent.Press press =
          press("p" + (items.size() + 1), Duration.ofNanos(at), device, chaos, random);
      items.add(press);
      at += press.hold().toNanos();
    }
  }

  /** Draws how a button of a device is pressed at some time. */
  public static ChaosEvent.Press press(
      String id, Duration at, DeviceSpec device, Chaos chaos, SimRandom random) {
    Duration hold = Duration.ofNanos(random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS) * MILLI);
    String button =
        device.board().buttons().get(random.nextInt(device.board().buttons().size())).id();
    return new ChaosEvent.Press(
        id, at, device.id(), button, hold, bounce(chaos.bounce(), random.nextLong()));
  }

  private static Bounce bounce(BounceSpec bounceSpec, long seed) {
    return switch (bounceSpec) {
      case BounceSpec.ByProfile byProfile -> byProfile.profile().seeded(seed);
      case BounceSpec.ByShape byShape -> new Bounce(byShape.edges(), byShape.window(), seed);
      case BounceSpec.ByRecording byRecording ->
          throw new IllegalArgumentException(
              "chaos cannot play a recording, " + byRecording.file() + ": name a profile");
    };
  }

  private static void powerCycles(
      DeviceSpec device, Chaos chaos, Seed seed, List<ChaosEvent> items) {
    if (chaos.power().most() == 0) {
      return;
    }
    SimRandom random = seed.random();
    int count = random.nextInt(chaos.power().fewest(), chaos.power().most() + 1);
    long end = chaos.over().toNanos();
    long free = 0;
    for (int left = count; left > 0 && free < end; left--) {
      // Each has its part of what is left, so that as many as were drawn find a place.
      long at = free + random.nextLong(Math.max(1, (end - free) / left));
      ChaosEvent.PowerCycle cycle =
          powerCycle(
              "c" + (items.size() + 1), Duration.ofNanos(at), device, (end - at) / left, random);
      items.add(cycle);
      free = at + cycle.length().toNanos() + 1;
    }
  }

  /** Draws a power cycle of a device that begins at some time. */
  public static ChaosEvent.PowerCycle powerCycle(
      String id, Duration at, DeviceSpec device, Chaos chaos, SimRandom random) {
    return powerCycle(id, at, device, chaos.over().minus(at).toNanos(), random);
  }

  /** Power is away for at most so many nanoseconds, and often too short for anybody to notice. */
  private static ChaosEvent.PowerCycle powerCycle(
      String id, Duration at, DeviceSpec device, long longest, SimRandom random) {
    int most = random.nextBoolean() ? LONGEST_MILLIS : LONGEST_OUTAGE_MILLIS;
    long length = Math.clamp(random.nextInt(1, most + 1) * MILLI, 1, Math.max(1, longest));
    return new ChaosEvent.PowerCycle(id, at, Duration.ofNanos(length), device.id());
  }

  private static void faults(Chaos chaos, Seed seed, List<ChaosEvent> items) {
    if (chaos.faults().isEmpty() || chaos.maxFaults() == 0) {
      return;
    }
    SimRandom random = seed.random();
    int count = random.nextInt(chaos.maxFaults() + 1);
    for (int i = 1; i <= count; i++) {
      FaultEntry entry = chaos.faults().get(random.nextInt(chaos.faults().size()));
      FaultSpec spec = FaultSampler.draw(entry, seed.of(i).random()).withName("f" + i);
      long at = random.nextLong(chaos.over().toNanos());
      long longest = Math.max(1, chaos.over().toNanos() - at);
      items.add(
          new ChaosEvent.FaultWindow(
              "f" + i, Duration.ofNanos(at), Duration.ofNanos(random.nextLong(longest)), spec));
    }
  }

  /** Returns the plan with these items only; ids that it does not have are ignored. */
  public ChaosPlan only(Collection<String> ids) {
    Set<String> kept = Set.copyOf(ids);
    return new ChaosPlan(
        items.stream().filter(chaosEvent -> kept.contains(chaosEvent.id())).toList());
  }

  /** Returns the ids of its items, in order of time. */
  public List<String> ids() {
    return items.stream().map(ChaosEvent::id).toList();
  }
}
