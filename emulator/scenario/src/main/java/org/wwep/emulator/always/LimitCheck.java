package org.wwep.emulator.always;

import java.time.Instant;
import org.wwep.emulator.scenario.AlwaysCondition.AtMost;
import org.wwep.emulator.scenario.DeviceResource;
import org.wwep.emulator.scenario.Mismatch;
import org.wwep.emulator.testbed.InspectedFirmware;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.timeline.TimelineEvent;

/** Whether a device or a server has no more of something than it may have at a time. */
final class LimitCheck implements ConditionCheck {
  private final AtMost condition;
  private final InspectedFirmware device;
  private final Report report;

  LimitCheck(AtMost condition, InspectedFirmware device, Report report) {
    this.condition = condition;
    this.device = device;
    this.report = report;
  }

  /** In real time there may have been more in between than whoever looks sees. */
  @Override
  public void happened(TimelineEntry entry) {
    Integer most = condition.most().get(DeviceResource.SOCKETS);
    if (most != null
        && entry.source().equals(device.name())
        && entry.what() instanceof TimelineEvent.GaugeEvent(String gauge, int value)
        && gauge.equals("sockets")
        && value > most) {
      report.violated(mismatch(DeviceResource.SOCKETS, most, value), entry);
    }
  }

  @Override
  public void look(Instant now) {
    condition
        .most()
        .forEach(
            (resource, most) -> {
              int count =
                  resource == DeviceResource.THREADS ? device.mostTasks() : resource.count(device);
              if (count > most) {
                report.violated(mismatch(resource, most, count));
              }
            });
  }

  private Mismatch mismatch(DeviceResource resource, int most, int count) {
    return Mismatch.of(
        "%s to have at most %s".formatted(device.name(), resource.words(most)), "was " + count);
  }
}
