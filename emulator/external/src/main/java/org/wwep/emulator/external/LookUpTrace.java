package org.wwep.emulator.external;

import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.testbed.DeviceSeams;

/** Puts what a board asks its name server into the timeline; any task tells. */
final class LookUpTrace implements NameRecords.Listener {
  private final DeviceSeams seams;

  LookUpTrace(DeviceSeams seams) {
    this.seams = seams;
  }

  @Override
  public void asked(String name, String type) {
    seams.trace().record(new TraceEvent.NameAsked(seams.rtos().now(), name, type));
  }

  @Override
  public void answered(String name, String type, String answer) {
    seams.trace().record(new TraceEvent.NameAnswered(seams.rtos().now(), name, type, answer));
  }
}
