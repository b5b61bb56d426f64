package org.wwep.emulator.explore;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wwep.device.DeviceSummary;
import org.wwep.emulator.invariant.Invariants;
import org.wwep.emulator.invariant.Violation;
import org.wwep.emulator.run.ServerImages;
import org.wwep.emulator.run.Stage;
import org.wwep.emulator.scenario.Chaos;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.sim.Seed;
import org.wwep.emulator.sim.SimTrouble;
import org.wwep.emulator.sim.net.Link;
import org.wwep.emulator.timeline.Timeline;
import org.wwep.emulator.world.DeviceUnderTest;
import org.wwep.emulator.world.FirmwareImage;
import org.wwep.emulator.world.VirtualWorld;
import org.wwep.hal.HalException;
import org.wwep.net.LinkException;
import org.wwep.rtos.Rtos;

/**
 * One seed of a scenario's chaos, from power on to the last leftover.
 *
 * <p><b>Shape</b>: a function of the scenario, the firmware, the schedule, the seed and the plan.
 *
 * @param violation what broke, or null
 * @param acknowledged how many presses were acknowledged
 * @param timeline all that happened
 */
public record Trial(@Nullable Violation violation, int acknowledged, Timeline timeline) {
  private static final Duration BOOT = Duration.ofSeconds(30);

  /** Longer than any timer that may still be planned when all is closed. */
  private static final Duration AFTERMATH = Duration.ofHours(1);

  /** Runs a plan. */
  public static Trial run(
      Scenario scenario, Chaos chaos, FirmwareImage image, Schedule schedule, long seed, Plan plan)
      throws InterruptedException {
    VirtualWorld world = new VirtualWorld(seed, schedule, Link.WIFI);
    Run run = new Run(world, scenario, chaos, image, plan);
    Violation broken = run.broken();
    Invariants invariants = run.invariants;
    return new Trial(broken, invariants == null ? 0 : invariants.acknowledged(), world.timeline());
  }

  /** Runs the plan that the seed gives. */
  public static Trial run(
      Scenario scenario, Chaos chaos, FirmwareImage image, Schedule schedule, long seed)
      throws InterruptedException {
    return run(scenario, chaos, image, schedule, seed, Plan.draw(scenario, chaos, new Seed(seed)));
  }

  /** The world's script. */
  private static final class Run {
    private final VirtualWorld world;
    private final Scenario scenario;
    private final Chaos chaos;
    private final FirmwareImage image;
    private final Plan plan;
    private final Map<String, Integer> made = new HashMap<>();
    private @Nullable Invariants invariants;

    Run(VirtualWorld world, Scenario scenario, Chaos chaos, FirmwareImage image, Plan plan) {
      this.world = world;
      this.scenario = scenario;
      this.chaos = chaos;
      this.image = image;
      this.plan = plan;
    }

    @Nullable Violation broken() throws InterruptedException {
      try {
        world.run(this::story);
        world.close();
      } catch (Invariants.Stop | SimTrouble e) {
        return seen() == null ? died(e) : seen();
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      return seen();
    }

    private @Nullable Violation seen() {
      return invariants == null ? null : invariants.violation().orElse(null);
    }

    private Violation died(RuntimeException e) {
      return new Violation(
          Violation.Rule.LEFTOVERS,
          String.valueOf(e.getMessage()),
          Duration.ofNanos(world.sim().nanos()));
    }

    private void story() throws LinkException, HalException, InterruptedException {
      Rtos rtos = world.rtos("script");
      try (Stage stage = Stage.set(world, scenario, image, ServerImages.COURSE)) {
        Invariants watching = new Invariants(world, stage);
        invariants = watching;
        stage.powerOn();
        settle(stage, watching, BOOT);
        long begin = world.sim().nanos();
        plan.items().forEach(item -> planned(stage, begin, item));
        rtos.sleep(chaos.over().plusSeconds(1));
        world.faults().clear(null, null);
        settle(stage, watching, chaos.settle());
        // What is still under way from an attempt given up must change nothing any more.
        rtos.sleep(Duration.ofSeconds(5));
        watching.atRest(made);
      }
      rtos.sleep(AFTERMATH);
      if (invariants != null) {
        invariants.afterTheEnd();
      }
    }

    private void settle(Stage stage, Invariants watching, Duration patience)
        throws InterruptedException {
      for (DeviceUnderTest device : stage.devices()) {
        if (!device.drain(patience)) {
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

    private void planned(Stage stage, long begin, Item item) {
      long at = begin + item.at().toNanos();
      switch (item) {
        case Item.Press press -> {
          made.merge(press.device(), 1, Integer::sum);
          DeviceUnderTest device = stage.device(press.device());
          world.sim().at(at, _ -> device.press(press.button(), press.hold(), press.bounce()), 0);
        }
        case Item.FaultFor fault -> {
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
}
