package org.wwep.device.machine;

import java.time.Instant;

/**
 * What the user touches and sees, and the presses that the server has not answered yet.
 *
 * @param lit whether the LED is on
 * @param presses how many presses there were since power came
 * @param queue those whose frame is neither acknowledged nor given up, oldest first
 */
public record BoardState(boolean lit, long presses, PressQueue queue) {
  /** Returns the board as it is when power comes. */
  public static BoardState dark() {
    return new BoardState(false, 0, PressQueue.empty());
  }

  /** Returns the board after a press: the LED flipped, the press queued. */
  public BoardState pressed(Instant at) {
    return new BoardState(!lit, presses + 1, queue.plus(new Press(presses + 1, at, !lit)));
  }

  /** Returns the board with the oldest press done with. */
  public BoardState settled() {
    return new BoardState(lit, presses, queue.tail());
  }
}
