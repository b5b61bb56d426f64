package org.wwep.emulator.run;

import java.time.Duration;
import java.time.Instant;
import org.wwep.emulator.scenario.Bouncing;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.world.DeviceUnderTest;
import org.wwep.hal.Button;
import org.wwep.hal.emulated.BouncePattern;

/**
 * Steps that press buttons; each returns once the contact has settled, which without bounce is at
 * once.
 */
final class ButtonSteps {
  private final Scene scene;
  private final Contact contact;
  private final Bouncing usual;

  /**
   * Makes them.
   *
   * @param usual how contacts bounce when a step does not say
   */
  ButtonSteps(Scene scene, Contact contact, Bouncing usual) {
    this.scene = scene;
    this.contact = contact;
    this.usual = usual;
  }

  void press(Command.Press step) throws StepFailed, InterruptedException {
    DeviceUnderTest device = scene.device(step.device());
    if (device.board().button(step.part()).pressed()) {
      throw new StepFailed(
          "expected %s open before a press, was held down: release it first".formatted(step.part()),
          scene.lastEdges(step.device()));
    }
    BouncePattern bounce = contact.next(step.bounce());
    if (bounce.window().compareTo(step.duration()) < 0) {
      device.pressDown(step.part(), bounce);
      scene.bell().sleep(step.duration());
      device.release(step.part(), bounce);
    } else {
      // The contact opens before it has settled: one burst.
      device.press(step.part(), step.duration(), bounce);
      scene.bell().sleep(step.duration());
    }
    settle(device, step.part(), bounce, false);
  }

  void pressDown(Command.PressDown step) throws StepFailed, InterruptedException {
    down(step.device(), step.part(), step.bounce());
  }

  void release(Command.Release step) throws StepFailed, InterruptedException {
    up(step.device(), step.part(), step.bounce());
  }

  void control(Command.SetControl step) throws StepFailed, InterruptedException {
    if (step.value() == 1) {
      down(step.device(), step.part(), usual);
    } else {
      up(step.device(), step.part(), usual);
    }
  }

  private void down(String id, String part, Bouncing bouncing)
      throws StepFailed, InterruptedException {
    BouncePattern bounce = contact.next(bouncing);
    scene.device(id).pressDown(part, bounce);
    settle(scene.device(id), part, bounce, true);
  }

  private void up(String id, String part, Bouncing bouncing)
      throws StepFailed, InterruptedException {
    BouncePattern bounce = contact.next(bouncing);
    scene.device(id).release(part, bounce);
    settle(scene.device(id), part, bounce, false);
  }

  /** Waits for the burst's last edge; even without bounce, the first has to be played. */
  private void settle(DeviceUnderTest device, String part, BouncePattern bounce, boolean down)
      throws StepFailed, InterruptedException {
    Button button = device.board().button(part);
    Instant now = scene.world().now();
    var burst =
        down ? bounce.down(now, button.activeLevel()) : bounce.up(now, button.activeLevel());
    scene.bell().sleep(Duration.between(now, burst.getLast().at()));
    scene.settle();
  }
}
