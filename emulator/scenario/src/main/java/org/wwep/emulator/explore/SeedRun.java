package org.wwep.emulator.explore;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.invariant.Violation;
import org.wwep.emulator.run.FirmwareSelector;
import org.wwep.emulator.scenario.Chaos;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.sim.Seed;
import org.wwep.emulator.sim.net.LinkProfile;
import org.wwep.emulator.sometimes.SometimesCheck;
import org.wwep.emulator.testbed.VirtualWorld;
import org.wwep.emulator.timeline.Timeline;

/**
 * One seed of a scenario's chaos, from power on to the last leftover.
 *
 * <p><b>Shape</b>: a function of the scenario, the firmware, the schedule, the seed and the plan.
 *
 * @param violation what broke, or null
 * @param acknowledged how many presses were acknowledged
 * @param begin when the devices had come to rest and the plan began, since the world did
 * @param sometimes which entries of the scenario's {@code sometimes} were seen, by their labels
 * @param hits what faults hit of devices that run the course's client, in order
 * @param races the draws at which two tasks raced, which a case's turns can decide otherwise
 * @param blocks the numbers of the basic blocks that ran of each firmware in C, by the id of its
 *     {@link FirmwareTable}; of firmware that nobody asked about there are none
 * @param timeline all that happened
 */
public record SeedRun(
    @Nullable Violation violation,
    int acknowledged,
    Duration begin,
    Map<String, Boolean> sometimes,
    List<FaultHit> hits,
    List<Long> races,
    Map<String, BitSet> blocks,
    Timeline timeline) {
  /**
   * Runs a case.
   *
   * @throws IllegalArgumentException if it decides turns that the schedule does not have
   */
  public static SeedRun run(
      Scenario scenario,
      Chaos chaos,
      FirmwareSelector firmware,
      Schedule schedule,
      ChaosCase chaosCase)
      throws InterruptedException {
    VirtualWorld world =
        new VirtualWorld(
            chaosCase.seed(),
            schedule.withTurns(chaosCase.turns()),
            LinkProfile.WIFI,
            scenario.server().name(),
            scenario.server().address());
    ChaosScript chaosScript = new ChaosScript(world, scenario, chaos, firmware, chaosCase.plan());
    Violation broken = chaosScript.broken();
    return new SeedRun(
        broken,
        chaosScript.acknowledged(),
        chaosScript.begin(),
        SometimesCheck.of(scenario, world.timeline()),
        chaosScript.hits(),
        world.sim().races(),
        Map.of(),
        world.timeline());
  }

  /** Returns this with the basic blocks that ran. */
  SeedRun withBlocks(Map<String, BitSet> ran) {
    return new SeedRun(violation, acknowledged, begin, sometimes, hits, races, ran, timeline);
  }

  /** Runs the plan that the seed gives. */
  public static SeedRun run(
      Scenario scenario, Chaos chaos, FirmwareSelector firmware, Schedule schedule, long seed)
      throws InterruptedException {
    ChaosPlan plan = ChaosPlan.draw(scenario, chaos, new Seed(seed));
    return run(scenario, chaos, firmware, schedule, new ChaosCase(seed, plan));
  }
}
