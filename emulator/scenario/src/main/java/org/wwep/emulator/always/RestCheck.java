package org.wwep.emulator.always;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.AlwaysCondition.AtRest;
import org.wwep.emulator.scenario.DeviceResource;
import org.wwep.emulator.scenario.Mismatch;
import org.wwep.emulator.testbed.InspectedFirmware;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.timeline.TimelineEvent;

/** Whether a device at rest has given back what it took since its first rest. */
final class RestCheck implements ConditionCheck {
  private final AtRest condition;
  private final InspectedFirmware device;
  private final RestSchedule schedule;
  private final Report report;
  private final Map<DeviceResource, Integer> first = new EnumMap<>(DeviceResource.class);

  RestCheck(AtRest condition, RestTracker rest, Report report) {
    this.condition = condition;
    this.device = rest.device();
    this.schedule = new RestSchedule(rest, condition.after());
    this.report = report;
  }

  @Override
  public void happened(TimelineEntry entry) {
    if (entry.what() instanceof TimelineEvent.PowerEvent && entry.source().equals(device.name())) {
      first.clear();
    }
  }

  @Override
  public void look(Instant now) {
    if (!schedule.comes(now)) {
      return;
    }
    for (DeviceResource resource : condition.resources()) {
      int count = resource.count(device);
      Integer before = first.putIfAbsent(resource, count);
      if (before != null && count > before) {
        report.violated(
            Mismatch.of(
                "%s to be at rest with %s as at first"
                    .formatted(device.name(), resource.words(before)),
                "was " + count));
      }
    }
  }

  @Override
  public @Nullable Instant due() {
    return schedule.due();
  }

  @Override
  public boolean isSettled() {
    return schedule.isSettled();
  }

  @Override
  public Optional<String> unproven() {
    return schedule.unproven();
  }
}
