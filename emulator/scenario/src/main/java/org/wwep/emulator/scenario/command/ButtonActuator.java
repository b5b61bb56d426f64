package org.wwep.emulator.scenario.command;

import java.time.Duration;
import java.time.Instant;
import org.wwep.emulator.scenario.BounceSpec;
import org.wwep.emulator.scenario.Mismatch;
import org.wwep.emulator.scenario.StepContext;
import org.wwep.emulator.scenario.StepFailedException;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.hal.Button;
import org.wwep.hal.emulated.BouncePattern;

/**
 * Moves a button's contact; each move returns once the contact has settled, which without bounce is
 * at once.
 */
final class ButtonActuator {
  private final StepContext context;
  private final String name;
  private final DeviceUnderTest device;
  private final String part;

  ButtonActuator(StepContext context, String device, String part) {
    this.context = context;
    this.name = device;
    this.device = context.device(device);
    this.part = part;
  }

  /** Closes the contact, and opens it again after this time. */
  void press(Duration duration, BounceSpec bounceSpec)
      throws StepFailedException, InterruptedException {
    expect(false, "open before a press", "held down: release it first");
    BouncePattern bounce = context.nextBounce(bounceSpec);
    if (bounce.window().compareTo(duration) < 0) {
      device.pressDown(part, bounce);
      context.sleep(duration);
      check(true);
      device.release(part, bounce);
    } else {
      // The contact opens before it has settled: one burst.
      device.press(part, duration, bounce);
      context.sleep(duration);
    }
    settle(bounce, false);
  }

  /** Closes the contact of a button that is open. */
  void pressDown(BounceSpec bounceSpec) throws StepFailedException, InterruptedException {
    expect(false, "open before it is pressed down", "held down already");
    down(bounceSpec);
  }

  /** Opens the contact of a button that is held down. */
  void release(BounceSpec bounceSpec) throws StepFailedException, InterruptedException {
    expect(true, "held down before it is released", "open already");
    up(bounceSpec);
  }

  private void expect(boolean down, String wanted, String found) throws StepFailedException {
    if (device.board().button(part).pressed() != down) {
      throw new StepFailedException(
          Mismatch.of(part + " " + wanted, "was " + found), context.lastEdges(name));
    }
  }

  /** Closes the contact. */
  void down(BounceSpec bounceSpec) throws StepFailedException, InterruptedException {
    BouncePattern bounce = context.nextBounce(bounceSpec);
    device.pressDown(part, bounce);
    settle(bounce, true);
  }

  /** Opens the contact. */
  void up(BounceSpec bounceSpec) throws StepFailedException, InterruptedException {
    BouncePattern bounce = context.nextBounce(bounceSpec);
    device.release(part, bounce);
    settle(bounce, false);
  }

  /** Waits for the burst's last edge; even without bounce, the first has to be played. */
  private void settle(BouncePattern bounce, boolean down)
      throws StepFailedException, InterruptedException {
    Button button = device.board().button(part);
    Instant now = context.world().now();
    var burst =
        down ? bounce.down(now, button.activeLevel()) : bounce.up(now, button.activeLevel());
    context.sleep(Duration.between(now, burst.getLast().at()));
    context.settle();
    check(down);
  }

  /** Fails if the board reads otherwise: a press that nobody sees is none. */
  private void check(boolean down) throws StepFailedException {
    if (device.board().button(part).pressed() != down) {
      throw new StepFailedException(
          Mismatch.because(
              "moved the contact of %s, but the board reads it %s: check what moves it"
                  .formatted(part, down ? "open" : "closed")),
          context.lastEdges(name));
    }
  }
}
