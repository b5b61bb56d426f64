package org.wwep.emulator.explore;

import java.time.Duration;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.timeline.EventLog;
import org.wwep.hal.emulated.Bounce;

/** One thing that a plan has happen; its id stays the same whatever else is left out. */
public sealed interface ChaosEvent {
  /** Returns its name in a plan, {@code p3} or {@code f1}. */
  String id();

  /** Returns when it begins, since the devices came to rest. */
  Duration at();

  /** Returns the same by another name, beginning at another time. */
  ChaosEvent with(String otherId, Duration otherAt);

  /** A button is pressed. */
  record Press(String id, Duration at, String device, String button, Duration hold, Bounce bounce)
      implements ChaosEvent {
    @Override
    public Press with(String otherId, Duration otherAt) {
      return new Press(otherId, otherAt, device, button, hold, bounce);
    }

    @Override
    public String toString() {
      return "%s press %s of %s for %d ms @ %ss"
          .formatted(id, button, device, hold.toMillis(), EventLog.seconds(at));
    }
  }

  /** Power goes, and comes back after a while. */
  record PowerCycle(String id, Duration at, Duration length, String device) implements ChaosEvent {
    @Override
    public PowerCycle with(String otherId, Duration otherAt) {
      return new PowerCycle(otherId, otherAt, length, device);
    }

    @Override
    public String toString() {
      return "%s power off of %s for %d ms @ %ss"
          .formatted(id, device, length.toMillis(), EventLog.seconds(at));
    }
  }

  /** A fault is in place for a while. */
  record FaultWindow(String id, Duration at, Duration length, FaultSpec spec)
      implements ChaosEvent {
    @Override
    public FaultWindow with(String otherId, Duration otherAt) {
      return new FaultWindow(otherId, otherAt, length, spec.withName(otherId));
    }

    @Override
    public String toString() {
      return "%s fault %s %s for %d ms @ %ss"
          .formatted(
              id,
              spec.name(),
              FaultFormat.attributes(spec.fault()),
              length.toMillis(),
              EventLog.seconds(at));
    }
  }
}
