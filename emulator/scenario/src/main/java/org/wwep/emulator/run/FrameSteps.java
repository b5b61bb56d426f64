package org.wwep.emulator.run;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.FrameMatch;
import org.wwep.emulator.world.DeviceUnderTest;

/** Steps on frames. */
final class FrameSteps {
  private final Scene scene;
  private final FrameLog frames;

  FrameSteps(Scene scene) {
    this.scene = scene;
    this.frames = new FrameLog(scene.timeline());
  }

  void await(Command.WaitFrame step) throws StepFailed, InterruptedException {
    String id = deviceId(step.frame());
    Optional<Boolean> found =
        scene.bell().await(step.within(), () -> Bell.when(frames.next(step.frame(), id)));
    if (found.isEmpty()) {
      throw new StepFailed(
          "expected %s within %s, was not seen"
              .formatted(words(step.frame()), Shown.span(step.within())),
          frames.lastFrames(),
          trouble(step.frame()),
          scene.lastEdges(step.frame().device()));
    }
  }

  void expectNone(Command.ExpectNoFrame step) throws StepFailed, InterruptedException {
    String id = deviceId(step.frame());
    int from = scene.timeline().size();
    Optional<Boolean> found =
        scene.bell().during(step.within(), () -> Bell.when(frames.since(from, step.frame(), id)));
    if (found.isPresent()) {
      throw new StepFailed(
          "expected no %s for %s, was seen"
              .formatted(words(step.frame()), Shown.span(step.within())),
          frames.lastFrames(),
          trouble(step.frame()),
          scene.lastEdges(step.frame().device()));
    }
  }

  private @Nullable String deviceId(FrameMatch match) {
    String device = match.device();
    return device == null ? null : scene.device(device).id().toString();
  }

  /** Why the frame may be missing, {@code last trouble: 'Error=...'}. */
  private String trouble(FrameMatch match) {
    String told = "";
    for (DeviceUnderTest device : scene.stage().devices()) {
      if (match.device() == null || device.name().equals(match.device())) {
        told = scene.console(device.name()).lastTrouble().orElse(told);
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
