package org.wwep.emulator.run;

import java.time.Duration;
import java.time.Instant;
import org.wwep.emulator.scenario.BounceSpec;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.hal.Button;
import org.wwep.hal.emulated.BouncePattern;

/**
 * Steps that press buttons; each returns once the contact has settled, which without bounce is at
 * once.
 */
final class ButtonSteps {
  private final StepContext stepContext;
  private final BounceSource bounceSource;
  private final BounceSpec usual;

  /**
   * Makes them.
   *
   * @param usual how contacts bounce when a step does not say
   */
  ButtonSteps(StepContext stepContext, BounceSource bounceSource, BounceSpec usual) {
    this.stepContext = stepContext;
    this.bounceSource = bounceSource;
    this.usual = usual;
  }

  void press(Command.Press step) throws StepFailedException, InterruptedException {
    DeviceUnderTest device = stepContext.device(step.device());
    if (device.board().button(step.part()).pressed()) {
      throw new StepFailedException(
          "expected %s open before a press, was held down: release it first".formatted(step.part()),
          stepContext.lastEdges(step.device()));
    }
    BouncePattern bounce = bounceSource.next(step.bounce());
    if (bounce.window().compareTo(step.duration()) < 0) {
      device.pressDown(step.part(), bounce);
      stepContext.bell().sleep(step.duration());
      device.release(step.part(), bounce);
    } else {
      // The contact opens before it has settled: one burst.
      device.press(step.part(), step.duration(), bounce);
      stepContext.bell().sleep(step.duration());
    }
    settle(device, step.part(), bounce, false);
  }

  void pressDown(Command.PressDown step) throws StepFailedException, InterruptedException {
    down(step.device(), step.part(), step.bounce());
  }

  void release(Command.Release step) throws StepFailedException, InterruptedException {
    up(step.device(), step.part(), step.bounce());
  }

  void control(Command.SetControl step) throws StepFailedException, InterruptedException {
    if (step.value() == 1) {
      down(step.device(), step.part(), usual);
    } else {
      up(step.device(), step.part(), usual);
    }
  }

  private void down(String id, String part, BounceSpec bounceSpec)
      throws StepFailedException, InterruptedException {
    BouncePattern bounce = bounceSource.next(bounceSpec);
    stepContext.device(id).pressDown(part, bounce);
    settle(stepContext.device(id), part, bounce, true);
  }

  private void up(String id, String part, BounceSpec bounceSpec)
      throws StepFailedException, InterruptedException {
    BouncePattern bounce = bounceSource.next(bounceSpec);
    stepContext.device(id).release(part, bounce);
    settle(stepContext.device(id), part, bounce, false);
  }

  /** Waits for the burst's last edge; even without bounce, the first has to be played. */
  private void settle(DeviceUnderTest device, String part, BouncePattern bounce, boolean down)
      throws StepFailedException, InterruptedException {
    Button button = device.board().button(part);
    Instant now = stepContext.world().now();
    var burst =
        down ? bounce.down(now, button.activeLevel()) : bounce.up(now, button.activeLevel());
    stepContext.bell().sleep(Duration.between(now, burst.getLast().at()));
    stepContext.settle();
  }
}
