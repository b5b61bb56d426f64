package org.wwep.emulator.explore;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.device.DeviceSummary;
import org.wwep.emulator.always.AlwaysWatch;
import org.wwep.emulator.invariant.Invariants;
import org.wwep.emulator.invariant.Violation;
import org.wwep.emulator.run.FirmwareSelector;
import org.wwep.emulator.run.ServerKindSelector;
import org.wwep.emulator.run.Testbed;
import org.wwep.emulator.scenario.Chaos;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.sim.SimulationException;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.emulator.testbed.VirtualWorld;
import org.wwep.hal.HalException;
import org.wwep.net.LinkException;
import org.wwep.rtos.Rtos;

/**
 * What happens in a world from power on to the last leftover: the script of a {@link SeedRun}.
 *
 * <p>Owned by whoever runs it, once.
 */
final class ChaosScript {
  private static final Duration BOOT = Duration.ofSeconds(30);

  /** Longer than any timer that may still be planned when all is closed. */
  private static final Duration AFTERMATH = Duration.ofHours(1);

  private final VirtualWorld world;
  private final Scenario scenario;
  private final Chaos chaos;
  private final FirmwareSelector firmware;
  private final ChaosPlan chaosPlan;
  private @Nullable Invariants invariants;
  private @Nullable HitRecorder recorder;
  private @Nullable PowerCycles power;
  private long begin;
  private boolean counted;

  /** Plans it; nothing runs yet. */
  ChaosScript(
      VirtualWorld world,
      Scenario scenario,
      Chaos chaos,
      FirmwareSelector firmware,
      ChaosPlan chaosPlan) {
    this.world = world;
    this.scenario = scenario;
    this.chaos = chaos;
    this.firmware = firmware;
    this.chaosPlan = chaosPlan;
  }

  /** Runs it; returns what broke, or null. */
  @Nullable Violation broken() throws InterruptedException {
    try {
      world.run(this::story);
      world.close();
    } catch (Invariants.ViolationException | SimulationException e) {
      return seen() == null ? died(e) : seen();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      countHits();
    }
    return seen();
  }

  /** Returns how many presses were acknowledged. */
  int acknowledged() {
    return invariants == null ? 0 : invariants.acknowledged();
  }

  /** Returns when the devices had come to rest and the plan began, since the world did. */
  Duration begin() {
    return Duration.ofNanos(begin);
  }

  /** Returns what faults hit, in order. */
  List<FaultHit> hits() {
    return recorder == null ? List.of() : recorder.hits();
  }

  /** Tells what the faults hit, when the run is over: early if something broke. */
  private void countHits() {
    if (!counted) {
      counted = true;
      world.faults().conclude();
    }
  }

  private @Nullable Violation seen() {
    return invariants == null ? null : invariants.violation().orElse(null);
  }

  /** The world ended by itself, before anything broke. */
  private Violation died(RuntimeException e) {
    Optional<RuntimeException> noPower = power == null ? Optional.empty() : power.failure();
    if (noPower.isPresent()) {
      throw new IllegalStateException(noPower.get());
    }
    return new Violation(
        Violation.Rule.LEFTOVERS,
        String.valueOf(e.getMessage()),
        Duration.ofNanos(world.sim().nanos()));
  }

  private void story() throws LinkException, HalException, InterruptedException {
    Rtos rtos = world.rtos("script");
    try (Testbed testbed = Testbed.set(world, scenario, firmware, ServerKindSelector.COURSE)) {
      Invariants watching = new Invariants(world, testbed);
      invariants = watching;
      recorder = new HitRecorder(world, testbed.devices());
      try (AlwaysWatch always =
          new AlwaysWatch(
              world,
              scenario,
              testbed.devices(),
              testbed.server().inspected(),
              watching::violated)) {
        story(rtos, testbed, watching, always);
      }
    }
    countHits();
    rtos.sleep(AFTERMATH);
    if (invariants != null) {
      invariants.afterTheEnd();
    }
  }

  private void story(Rtos rtos, Testbed testbed, Invariants watching, AlwaysWatch always)
      throws InterruptedException {
    testbed.powerOn();
    settle(testbed, watching, BOOT);
    watching.booted();
    // So that it is seen how a device is at rest before anything goes wrong.
    rtos.sleep(always.patience());
    begin = world.sim().nanos();
    PowerCycles cycles = new PowerCycles(world, begin);
    power = cycles;
    for (ChaosEvent chaosEvent : chaosPlan.items()) {
      planned(testbed, watching, cycles, chaosEvent);
    }
    cycles.start(testbed);
    rtos.sleep(chaos.over().plusSeconds(1));
    cycles.join(watching);
    world.faults().clear(null, null);
    settle(testbed, watching, chaos.settle());
    // What is still under way from an attempt given up must change nothing any more.
    rtos.sleep(Duration.ofSeconds(5));
    watching.atRest();
    if (!always.isSettled()) {
      rtos.sleep(always.patience());
    }
    always.conclude();
  }

  private void settle(Testbed testbed, Invariants watching, Duration patience)
      throws InterruptedException {
    for (DeviceUnderTest device : testbed.devices()) {
      // Other firmware may keep a connection, or ask the server again and again, for good.
      if (!device.drain(patience) && device.isClient()) {
        DeviceSummary summary = device.summary();
        watching.notAtRest(
            "%s is %s with %d frames pending after %d s"
                .formatted(
                    device.name(),
                    summary.state(),
                    summary.pending().size(),
                    patience.toSeconds()));
      }
    }
  }

  private void planned(
      Testbed testbed, Invariants watching, PowerCycles cycles, ChaosEvent chaosEvent) {
    long at = begin + chaosEvent.at().toNanos();
    switch (chaosEvent) {
      case ChaosEvent.Press press -> {
        DeviceUnderTest device = testbed.device(press.device());
        world
            .sim()
            .at(
                at,
                _ -> {
                  watching.pressed(device);
                  device.press(press.button(), press.hold(), press.bounce());
                },
                0);
      }
      case ChaosEvent.PowerCycle cycle -> cycles.add(cycle);
      case ChaosEvent.FaultWindow fault -> {
        world.sim().at(at, _ -> world.faults().inject(fault.spec(), null), 0);
        world
            .sim()
            .at(
                at + fault.length().toNanos(),
                _ -> world.faults().clear(fault.spec().name(), null),
                0);
      }
    }
  }
}
