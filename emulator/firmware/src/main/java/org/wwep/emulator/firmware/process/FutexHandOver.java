package org.wwep.emulator.firmware.process;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;

/** The turn is a futex: both sides sleep on the shared word itself. */
final class FutexHandOver implements HandOver {
  /** How long one wait takes before the child is looked after. */
  private static final Duration PATIENCE = Duration.ofMillis(100);

  /** After so many turns the host looks where it runs: it seldom moves. */
  private static final int TURNS = 32;

  private final Futex turn;
  private int turns;
  private int processor = -1;

  FutexHandOver(MemorySegment word, Arena arena) {
    this.turn = new Futex(word, arena, PATIENCE);
  }

  @Override
  public int processor() {
    if (turns++ % TURNS == 0) {
      processor = turn.processor();
    }
    return processor;
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
