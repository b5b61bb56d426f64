package org.wwep.emulator.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.wwep.emulator.external.ExternalSpec;
import org.wwep.emulator.rig.BenchHarness;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.emulator.testbed.World;
import org.wwep.hal.Level;
import org.wwep.rtos.Rtos;
import org.wwep.value.Durations;

/**
 * A board under a check, and looking at it until something is seen.
 *
 * @param world the world that it is in
 * @param device the board
 * @param spec what it is wired to
 * @param rtos the script's time
 */
record BoardWatch(World world, DeviceUnderTest device, ExternalSpec spec, Rtos rtos) {
  private static final Duration LOOK = Duration.ofMillis(5);

  /** Returns the board's lines. */
  BenchHarness harness() {
    return (BenchHarness) device.boardHarness();
  }

  /** Returns the number of the next thing that happens. */
  int mark() {
    return world.timeline().size();
  }

  /** Returns what the board has done since then. */
  Reaction since(int mark) {
    return Reaction.since(world.timeline(), mark, device.name());
  }

  /** Waits until what was done since then is so, or for so long at most; returns what it was. */
  Reaction await(int mark, Duration longest, Predicate<Reaction> wanted)
      throws InterruptedException {
    Instant deadline = rtos.now().plus(longest);
    while (true) {
      Reaction seen = since(mark);
      if (wanted.test(seen) || !rtos.now().isBefore(deadline)) {
        return seen;
      }
      rtos.sleep(LOOK);
    }
  }

  /** Returns how long it took since then, to the millisecond, as people write it. */
  String took(Instant begun) {
    return Durations.format(Duration.ofMillis(Duration.between(begun, rtos.now()).toMillis()));
  }

  /** Says what is wrong if a pin has not the level that it is driven to; empty if nothing is. */
  static String following(Optional<Level> pin, Level driven, String advice) {
    return pin.isEmpty() || pin.get() == driven
        ? ""
        : "the pin reads %s while it is put at %s: %s"
            .formatted(word(pin.get()), word(driven), advice);
  }

  /** Returns a level as people write it. */
  static String word(Level level) {
    return level == Level.HIGH ? "high" : "low";
  }
}
