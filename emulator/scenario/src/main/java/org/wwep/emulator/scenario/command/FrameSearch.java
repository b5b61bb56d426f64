package org.wwep.emulator.scenario.command;

import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.FrameMatch;
import org.wwep.emulator.scenario.Mismatch;
import org.wwep.emulator.scenario.StepContext;
import org.wwep.emulator.scenario.StepFailedException;
import org.wwep.emulator.testbed.DeviceUnderTest;

/** Looks for one frame among those of a run. */
final class FrameSearch {
  private final StepContext context;
  private final FrameMatch match;
  private final FrameLog frames;
  private final @Nullable String deviceId;

  FrameSearch(StepContext context, FrameMatch match) {
    String device = match.device();
    this.context = context;
    this.match = match;
    this.frames = context.kept(FrameLog.class, "", () -> new FrameLog(context.timeline()));
    this.deviceId = device == null ? null : context.device(device).id().toString();
  }

  /** Looks for it from behind the frame that the last such look found. */
  boolean next() {
    return frames.next(match, deviceId);
  }

  /** Returns whether there was such a frame, or such an answer, in this entry or a later one. */
  boolean since(int entry) {
    return frames.since(entry, match, deviceId);
  }

  /** Returns the failure of the step that looks for it. */
  StepFailedException failed(Mismatch mismatch) {
    return new StepFailedException(
        mismatch, frames.lastFrames(), trouble(), context.lastEdges(match.device()));
  }

  /** Returns it in words. */
  String words() {
    String device = match.device();
    return (match.command() == null ? "" : "frame ")
        + (device == null ? match.toString() : match + " of " + device);
  }

  /** Why the frame may be missing, {@code last trouble: 'Error=...'}. */
  private String trouble() {
    String told = "";
    for (DeviceUnderTest device : context.devices()) {
      if (match.device() == null || device.name().equals(match.device())) {
        told = ConsoleLog.of(context, device.name()).lastTrouble().orElse(told);
      }
    }
    return told.isEmpty() ? "" : "last trouble: '" + told + "'";
  }
}
