package org.wwep.emulator.run;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.FrameMatch;
import org.wwep.emulator.testbed.DeviceUnderTest;

/** Steps on frames. */
final class FrameSteps {
  private final StepContext stepContext;
  private final FrameLog frames;

  FrameSteps(StepContext stepContext) {
    this.stepContext = stepContext;
    this.frames = new FrameLog(stepContext.timeline());
  }

  void await(Command.WaitFrame step) throws StepFailedException, InterruptedException {
    String id = deviceId(step.frame());
    Optional<Boolean> found =
        stepContext
            .bell()
            .await(step.within(), () -> ConditionWait.when(frames.next(step.frame(), id)));
    if (found.isEmpty()) {
      throw new StepFailedException(
          "expected %s within %s, was not seen"
              .formatted(words(step.frame()), Formats.span(step.within())),
          frames.lastFrames(),
          trouble(step.frame()),
          stepContext.lastEdges(step.frame().device()));
    }
  }

  void expectNone(Command.ExpectNoFrame step) throws StepFailedException, InterruptedException {
    String id = deviceId(step.frame());
    int from = stepContext.timeline().size();
    Optional<Boolean> found =
        stepContext
            .bell()
            .during(step.within(), () -> ConditionWait.when(frames.since(from, step.frame(), id)));
    if (found.isPresent()) {
      throw new StepFailedException(
          "expected no %s for %s, was seen"
              .formatted(words(step.frame()), Formats.span(step.within())),
          frames.lastFrames(),
          trouble(step.frame()),
          stepContext.lastEdges(step.frame().device()));
    }
  }

  private @Nullable String deviceId(FrameMatch match) {
    String device = match.device();
    return device == null ? null : stepContext.device(device).id().toString();
  }

  /** Why the frame may be missing, {@code last trouble: 'Error=...'}. */
  private String trouble(FrameMatch match) {
    String told = "";
    for (DeviceUnderTest device : stepContext.stage().devices()) {
      if (match.device() == null || device.name().equals(match.device())) {
        told = stepContext.console(device.name()).lastTrouble().orElse(told);
      }
    }
    return told.isEmpty() ? "" : "last trouble: '" + told + "'";
  }

  private static String words(FrameMatch match) {
    String device = match.device();
    return (match.command() == null ? "" : "frame ")
        + (device == null ? match.toString() : match + " of " + device);
  }
}
