package org.wwep.emulator.rig;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.wwep.hal.Edge;
import org.wwep.hal.emulated.Bounce;
import org.wwep.hal.emulated.EmulatedButton;
import org.wwep.rtos.Rtos;

/**
 * Presses an emulated button: plays the edges of each press, bounce included, in its own time.
 *
 * <p>Each press bounces differently; one seed gives one sequence. Any task of a system in real time
 * presses: one waits for the other.
 */
public final class ButtonPresser {
  private final Rtos rtos;
  private final EmulatedButton button;
  private final Duration gap;
  private final ReentrantLock turn = new ReentrantLock();
  private Bounce bounce;

  /**
   * Presses a button of an emulated board.
   *
   * @param bounce how the contact bounces
   * @param gap how long the button rests between two presses at least
   */
  public ButtonPresser(Rtos rtos, EmulatedButton button, Bounce bounce, Duration gap) {
    this.rtos = rtos;
    this.button = button;
    this.bounce = bounce;
    this.gap = gap;
  }

  /** Presses, holds, releases and rests; returns after that. A button held down is released. */
  public void press(Duration hold) throws InterruptedException {
    down();
    rtos.sleep(hold.minus(bounce.window()));
    release();
  }

  /** Presses and stays down, unless the button is down already. */
  public void down() throws InterruptedException {
    turn.lock();
    try {
      if (!button.pressed()) {
        bounce = bounce.withSeed(bounce.seed() + 1);
        play(bounce.down(rtos.now(), button.activeLevel()));
      }
    } finally {
      turn.unlock();
    }
  }

  /** Has the contact bounce like this from the next press on. */
  public void bounce(Bounce.Profile profile) {
    turn.lock();
    try {
      bounce = profile.seeded(bounce.seed());
    } finally {
      turn.unlock();
    }
  }

  /** Returns which button it presses. */
  public String part() {
    return button.id();
  }

  /** Releases and rests, unless the button is up already. */
  public void release() throws InterruptedException {
    turn.lock();
    try {
      if (button.pressed()) {
        play(bounce.up(rtos.now(), button.activeLevel()));
        rtos.sleep(gap);
      }
    } finally {
      turn.unlock();
    }
  }

  /**
   * Plays a burst at once, each edge stamped with its own instant within the next few milliseconds,
   * and then lets these pass: played one by one, a busy host would stretch the burst, and a bounce
   * stretched beyond the debounce window is a press.
   */
  private void play(List<Edge> edges) throws InterruptedException {
    edges.forEach(button::play);
    rtos.sleep(Duration.between(rtos.now(), edges.getLast().at()));
  }
}
