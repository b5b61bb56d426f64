package org.wwep.emulator.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.external.ExternalSpec;
import org.wwep.emulator.rig.Operator;
import org.wwep.emulator.run.FirmwareSelector;
import org.wwep.emulator.run.RigLimits;
import org.wwep.emulator.run.ServerKindSelector;
import org.wwep.emulator.run.Testbed;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.FirmwareSpec;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.testbed.HarnessFactory;
import org.wwep.emulator.testbed.RealTimeWorld;
import org.wwep.hal.LedConfig;
import org.wwep.hal.Pin;

/**
 * Walks through the wiring of the boards of a scenario, with somebody who presses and looks, or
 * alone.
 *
 * <p><b>Shape</b>: the boards and the server are those of a run of the scenario; its steps are not
 * run. At the end, and when the thread that runs it is interrupted, the lines are left as a run
 * leaves them.
 */
public final class BenchCheck {
  /** How long a board may take to notice a press, unless told otherwise. */
  public static final Duration REACTION = Duration.ofSeconds(3);

  private final Scenario scenario;
  private final FirmwareSelector firmware;
  private final LineHolder holders;
  private final @Nullable String chip;
  private final Duration reaction;

  /** How a check ended. */
  public enum BenchVerdict {
    /** Every part is as it should be. */
    OK,
    /** There is something to check. */
    TO_CHECK,
    /** Another program holds a line, so nothing was tried. */
    LINE_HELD
  }

  /**
   * Makes one.
   *
   * @param firmware the boards of the scenario
   * @param holders tells who holds lines
   * @param chip the GPIO chip of boards that name none, or null
   * @param reaction how long a board may take to notice a press
   * @throws IllegalArgumentException if a device of the scenario is no board on a bench
   */
  public BenchCheck(
      Scenario scenario,
      FirmwareSelector firmware,
      LineHolder holders,
      @Nullable String chip,
      Duration reaction) {
    RigLimits.check(scenario, Rig.EXTERNAL);
    this.scenario = scenario;
    this.firmware = firmware;
    this.holders = holders;
    this.chip = chip;
    this.reaction = reaction;
  }

  /**
   * Walks through them.
   *
   * @param operator who presses and looks, or null for nobody
   * @param out told of each part as it is done
   * @throws Exception as what keeps a run from beginning: no chip, a port in use
   */
  public BenchVerdict run(@Nullable Operator operator, Consumer<WiringResult> out)
      throws Exception {
    if (held(out)) {
      return BenchVerdict.LINE_HELD;
    }
    AtomicBoolean toCheck = new AtomicBoolean();
    Consumer<WiringResult> told =
        result -> {
          if (!result.ok()) {
            toCheck.set(true);
          }
          out.accept(result);
        };
    RealTimeWorld world =
        new RealTimeWorld(
            1,
            _ -> HarnessFactory.emulated(),
            scenario.server().localName(),
            scenario.server().localAddress());
    try {
      world.run(() -> walk(world, operator, told));
    } finally {
      world.close();
    }
    return toCheck.get() ? BenchVerdict.TO_CHECK : BenchVerdict.OK;
  }

  private void walk(RealTimeWorld world, @Nullable Operator operator, Consumer<WiringResult> out)
      throws Exception {
    try (Testbed testbed = Testbed.set(world, scenario, firmware, ServerKindSelector.COURSE)) {
      for (DeviceSpec device : scenario.devices()) {
        BoardWatch board =
            new BoardWatch(world, testbed.device(device.id()), spec(device), world.rtos("script"));
        new BoardCheck(board, operator, out, reaction).run();
      }
    }
  }

  private boolean held(Consumer<WiringResult> out) {
    boolean held = false;
    for (DeviceSpec device : scenario.devices()) {
      ExternalSpec board = spec(device);
      String named = board.chip() == null ? chip : board.chip();
      for (Wire wire : wires(board)) {
        var holder = holders.of(named, wire.line());
        if (holder.isPresent()) {
          held = true;
          out.accept(
              new WiringResult(
                  device.id(),
                  wire.part(),
                  wire.line().toString(),
                  "ask the kernel",
                  "held by '" + holder.get() + "'",
                  "stop that program, or take another line"));
        }
      }
    }
    return held;
  }

  private record Wire(String part, Pin line) {}

  private static List<Wire> wires(ExternalSpec board) {
    return Stream.of(
            board.lines().contacts().stream().map(one -> new Wire(one.button(), one.line())),
            board.lines().lights().stream().map(one -> new Wire(one.led(), one.line())),
            board.lines().switches().stream().map((LedConfig one) -> new Wire(one.id(), one.pin())))
        .flatMap(wires -> wires)
        .toList();
  }

  private static ExternalSpec spec(DeviceSpec device) {
    return ((FirmwareSpec.OnBench) device.firmware()).board();
  }
}
