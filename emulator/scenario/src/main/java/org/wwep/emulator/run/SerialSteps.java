package org.wwep.emulator.run;

import java.util.Optional;
import org.wwep.emulator.scenario.Command;

/** Steps on a device's console. */
final class SerialSteps {
  private final Scene scene;
  private final Typing typing;

  SerialSteps(Scene scene, Typing typing) {
    this.scene = scene;
    this.typing = typing;
  }

  void await(Command.WaitSerial step) throws StepFailed, InterruptedException {
    ConsoleLog console = scene.console(step.device());
    Optional<Boolean> found =
        scene.bell().await(step.timeout(), () -> Bell.when(console.next(step.text())));
    if (found.isEmpty()) {
      throw new StepFailed(
          "expected %s on the console of %s within %s, was not printed"
              .formatted(step.text(), step.device(), Shown.span(step.timeout())),
          console.lastLines(),
          scene.lastEdges(step.device()));
    }
  }

  void expectNot(Command.ExpectNotSerial step) throws StepFailed, InterruptedException {
    ConsoleLog console = scene.console(step.device());
    int from = console.end();
    Optional<Boolean> found =
        scene.bell().during(step.span(), () -> Bell.when(console.since(from, step.text())));
    if (found.isPresent()) {
      throw new StepFailed(
          "expected no %s on the console of %s for %s, was printed"
              .formatted(step.text(), step.device(), Shown.span(step.span())),
          console.lastLines(),
          scene.lastEdges(step.device()));
    }
  }

  void write(Command.WriteSerial step) throws StepFailed, InterruptedException {
    typing.type(step);
  }
}
