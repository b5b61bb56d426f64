package org.wwep.emulator.run;

import java.util.Optional;
import org.wwep.emulator.scenario.Command;

/** Steps on a device's console. */
final class SerialSteps {
  private final StepContext stepContext;
  private final ConsoleInput consoleInput;

  SerialSteps(StepContext stepContext, ConsoleInput consoleInput) {
    this.stepContext = stepContext;
    this.consoleInput = consoleInput;
  }

  void await(Command.WaitSerial step) throws StepFailedException, InterruptedException {
    ConsoleLog console = stepContext.console(step.device());
    Optional<Boolean> found =
        stepContext
            .bell()
            .await(step.timeout(), () -> ConditionWait.when(console.next(step.text())));
    if (found.isEmpty()) {
      throw new StepFailedException(
          "expected %s on the console of %s within %s, was not printed"
              .formatted(step.text(), step.device(), Formats.span(step.timeout())),
          console.lastLines(),
          stepContext.lastEdges(step.device()));
    }
  }

  void expectNot(Command.ExpectNotSerial step) throws StepFailedException, InterruptedException {
    ConsoleLog console = stepContext.console(step.device());
    int from = console.end();
    Optional<Boolean> found =
        stepContext
            .bell()
            .during(step.span(), () -> ConditionWait.when(console.since(from, step.text())));
    if (found.isPresent()) {
      throw new StepFailedException(
          "expected no %s on the console of %s for %s, was printed"
              .formatted(step.text(), step.device(), Formats.span(step.span())),
          console.lastLines(),
          stepContext.lastEdges(step.device()));
    }
  }

  void write(Command.WriteSerial step) throws StepFailedException, InterruptedException {
    consoleInput.type(step);
  }
}
