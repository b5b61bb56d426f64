package org.wwep.emulator.explore;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.invariant.Violation;
import org.wwep.emulator.run.FirmwareSelector;
import org.wwep.emulator.run.RigLimits;
import org.wwep.emulator.scenario.Chaos;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.sim.Seed;
import org.wwep.emulator.testbed.ClientImage;

/**
 * Runs the chaos that a seed draws from a scenario, and shrinks what breaks an invariant.
 *
 * <p><b>Shape</b>: functions of the seed; safe for use by any thread.
 */
public final class Explorer {
  /** In place of an id: no presses and no faults. */
  public static final String NOTHING = "-";

  private final Scenario scenario;
  private final Chaos chaos;
  private final FirmwareSelector firmware;
  private final Schedule schedule;
  private @Nullable FirmwareBlocks blocks;

  /**
   * What was found.
   *
   * @param seed the seed
   * @param violation what broke, in the smallest case
   * @param chaosCase the smallest case
   */
  public record Finding(long seed, Violation violation, ChaosCase chaosCase) {
    /** Returns the presses and faults of the smallest case. */
    public ChaosPlan plan() {
      return chaosCase.plan();
    }
  }

  /**
   * Explores a scenario.
   *
   * @throws IllegalArgumentException if it has no chaos to draw from
   */
  public Explorer(Scenario scenario, ClientImage image, Schedule schedule) {
    this(scenario, FirmwareSelector.client(image), schedule);
  }

  /**
   * Explores a scenario with the firmware of each device.
   *
   * @throws IllegalArgumentException if it has no chaos to draw from, or cannot run in virtual time
   */
  public Explorer(Scenario scenario, FirmwareSelector firmware, Schedule schedule) {
    Chaos given = scenario.chaos();
    if (given == null) {
      throw new IllegalArgumentException(
          scenario.file()
              + ": there is no 'chaos' to draw presses and faults from; add it at the top level");
    }
    RigLimits.check(scenario, Rig.SIM);
    this.scenario = scenario;
    this.chaos = given;
    this.firmware = firmware;
    this.schedule = schedule;
  }

  /** Returns what plans are drawn from. */
  public Chaos chaos() {
    return chaos;
  }

  /** Returns the order of tasks where a case does not decide it. */
  public Schedule schedule() {
    return schedule;
  }

  /** Returns what is explored. */
  public Scenario scenario() {
    return scenario;
  }

  /**
   * Runs the plan of a seed, or only these items of it.
   *
   * @param only their ids, or {@value #NOTHING} for none
   * @throws IllegalArgumentException if the seed draws no such item
   */
  public SeedRun replay(long seed, @Nullable List<String> only) throws InterruptedException {
    return run(only(new ChaosCase(seed, plan(seed)), only));
  }

  /**
   * Returns a case with these items only.
   *
   * @param only their ids, or {@value #NOTHING} for none; null for all
   * @throws IllegalArgumentException if it has no such item
   */
  public static ChaosCase only(ChaosCase whole, @Nullable List<String> only) {
    if (only == null) {
      return whole;
    }
    for (String id : only) {
      if (!id.equals(NOTHING) && !whole.ids().contains(id)) {
        throw new IllegalArgumentException(
            "seed %d draws no '%s': it draws %s"
                .formatted(whole.seed(), id, String.join(", ", whole.ids())));
      }
    }
    return whole.only(only);
  }

  /**
   * Checks that the turns of a case are some that this order of tasks has.
   *
   * @throws IllegalArgumentException of one line if they are not
   */
  public void check(ChaosCase chaosCase) {
    if (schedule.slack().isZero() && !chaosCase.turns().isEmpty()) {
      throw new IllegalArgumentException(
          "turns decide the order of tasks, which is first come, first served here: shuffle them");
    }
    Schedule _ = schedule.withTurns(chaosCase.turns());
  }

  /** Returns what a seed gives. */
  public ChaosPlan plan(long seed) {
    return ChaosPlan.draw(scenario, chaos, new Seed(seed));
  }

  /** Runs a plan with what else the seed decides. */
  public SeedRun run(long seed, ChaosPlan chaosPlan) throws InterruptedException {
    return run(new ChaosCase(seed, chaosPlan));
  }

  /** Runs a case. */
  public SeedRun run(ChaosCase chaosCase) throws InterruptedException {
    FirmwareBlocks.Recording recording = blocks().recording();
    SeedRun run = SeedRun.run(scenario, chaos, recording, schedule, chaosCase);
    return run.withBlocks(recording.reached());
  }

  /** Returns the basic blocks of the scenario's firmware in C; the first time it takes a while. */
  public List<FirmwareTable> firmware() {
    return blocks().tables();
  }

  private synchronized FirmwareBlocks blocks() {
    if (blocks == null) {
      blocks = new FirmwareBlocks(scenario, firmware);
    }
    return blocks;
  }

  /**
   * Shrinks the plan of a seed that failed.
   *
   * @param first what it broke
   */
  public Finding shrunk(long seed, Violation first) throws InterruptedException {
    return shrunk(seed, new ChaosCase(seed, plan(seed)), first);
  }

  /**
   * Shrinks a case that failed.
   *
   * @param seed the seed that it counts as
   * @param first what it broke
   */
  public Finding shrunk(long seed, ChaosCase whole, Violation first) throws InterruptedException {
    Violation second = run(whole).violation();
    if (second == null) {
      throw new IllegalStateException(
          "seed %d failed once and not again; it had said: %s".formatted(seed, first));
    }
    // Another rule may break in a smaller case; what is shown stays what was found.
    List<String> kept =
        Shrinker.shrink(
            whole.ids(),
            ids -> {
              Violation still = run(whole.only(ids)).violation();
              return still != null && still.isSameAs(first);
            });
    ChaosCase smallest = whole.only(kept);
    Violation shown = run(smallest).violation();
    return new Finding(seed, shown == null ? first : shown, smallest);
  }
}
