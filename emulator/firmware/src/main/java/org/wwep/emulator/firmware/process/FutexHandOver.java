package org.wwep.emulator.firmware.process;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;

/** The turn is a futex: both sides sleep on the shared word itself. */
final class FutexHandOver implements HandOver {
  /** How long one wait takes before the child is looked after. */
  private static final Duration PATIENCE = Duration.ofMillis(100);

  private final Futex turn;

  FutexHandOver(MemorySegment word, Arena arena) {
    this.turn = new Futex(word, arena, PATIENCE);
  }

  @Override
  public void give() {
    turn.set(FIRMWARE);
  }

  @Override
  public boolean await() {
    turn.awaitOther(FIRMWARE);
    return turn.value() == HOST;
  }
}
