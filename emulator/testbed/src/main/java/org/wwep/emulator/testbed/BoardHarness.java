package org.wwep.emulator.testbed;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.fault.GpioFault;
import org.wwep.emulator.fault.HitUnit;
import org.wwep.hal.Board;
import org.wwep.hal.Edge;
import org.wwep.hal.Level;

/**
 * A device's board as seen from outside: what presses its buttons and looks at its LEDs. The
 * firmware gets the {@link #board()} and knows of nothing else.
 *
 * <p>Owned by the world's script; {@link #watch} runs its observer on whatever thread sees a
 * change.
 */
public interface BoardHarness extends AutoCloseable {
  /**
   * A change of an LED's pin.
   *
   * @param at when it was seen
   */
  record Change(Instant at, Level level) {}

  /** Returns the board that the firmware runs on. */
  Board board();

  /**
   * Moves a button's contact: plays these edges, the first of them now. Returns at once where time
   * is played as well. Where it is not, it returns once the last has been played, and on real lines
   * once the firmware has been told of it, or a second later; an interrupt ends that, and stays.
   */
  void play(String button, List<Edge> edges);

  /** Returns the level of an LED's pin now. */
  Level led(String id);

  /** Returns the changes of an LED's pin, oldest first. */
  List<Change> changes(String led);

  /** Has this called at every change of an LED's pin. */
  void watch(Runnable observer);

  /**
   * Has this go wrong from now on, or nothing; a bench that cannot refuses it beforehand.
   *
   * @param hits told of each edge and each LED change that is hit
   */
  void fault(@Nullable GpioFault fault, Consumer<HitUnit> hits);

  /** Ends it, the board included. */
  @Override
  void close();
}
