package org.wwep.emulator.rig;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.wwep.hal.Edge;
import org.wwep.hal.emulated.Bounce;
import org.wwep.hal.emulated.EmulatedButton;
import org.wwep.rtos.Rtos;

/**
 * Presses an emulated button: plays the edges of each press, bounce included, in its own time.
 *
 * <p>Each press bounces differently; one seed gives one sequence. Owned by one task.
 */
public final class EmulatedFinger {
  private final Rtos rtos;
  private final EmulatedButton button;
  private final Duration gap;
  private Bounce bounce;

  /**
   * Puts a finger on a button.
   *
   * @param bounce how the contact bounces
   * @param gap how long the button rests between two presses at least
   */
  public EmulatedFinger(Rtos rtos, EmulatedButton button, Bounce bounce, Duration gap) {
    this.rtos = rtos;
    this.button = button;
    this.bounce = bounce;
    this.gap = gap;
  }

  /** Presses, holds, releases and rests; returns after that. */
  public void press(Duration hold) throws InterruptedException {
    down();
    rtos.sleep(hold.minus(bounce.window()));
    release();
  }

  /** Presses and stays down. */
  public void down() throws InterruptedException {
    bounce = bounce.withSeed(bounce.seed() + 1);
    play(bounce.down(rtos.now(), button.activeLevel()));
  }

  /** Releases and rests. */
  public void release() throws InterruptedException {
    play(bounce.up(rtos.now(), button.activeLevel()));
    rtos.sleep(gap);
  }

  private void play(List<Edge> edges) throws InterruptedException {
    for (Edge edge : edges) {
      Instant now = rtos.now();
      if (edge.at().isAfter(now)) {
        rtos.sleep(Duration.between(now, edge.at()));
      }
      button.play(new Edge(rtos.now(), edge.level()));
    }
  }
}
