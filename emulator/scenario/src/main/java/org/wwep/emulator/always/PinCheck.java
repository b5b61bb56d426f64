package org.wwep.emulator.always;

import java.time.Instant;
import java.util.List;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.scenario.AlwaysCondition.HoldPin;
import org.wwep.emulator.scenario.Formats;
import org.wwep.emulator.scenario.Mismatch;
import org.wwep.emulator.testbed.BoardHarness;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.hal.Level;

/** Whether a pin has its level: an LED's as seen from outside, a button's by its edges. */
final class PinCheck implements ConditionCheck {
  private final HoldPin hold;
  private final DeviceUnderTest device;
  private final Report report;
  private final boolean led;
  private boolean begun;
  private int seen;

  PinCheck(HoldPin hold, DeviceUnderTest device, Report report) {
    this.hold = hold;
    this.device = device;
    this.report = report;
    this.led = device.board().leds().stream().anyMatch(one -> one.id().equals(hold.pin().part()));
  }

  @Override
  public void happened(TimelineEntry entry) {
    if (!led
        && entry.source().equals(device.name())
        && entry.what() instanceof TimelineEvent.DeviceEvent(_, TraceEvent.RawEdge edge)
        && edge.part().equals(hold.pin().part())
        && edge.level() != hold.level()) {
      report.violated(mismatch(edge.level()), entry);
    }
  }

  @Override
  public void look(Instant now) {
    if (!begun) {
      begun = true;
      Level level =
          led
              ? device.boardHarness().led(hold.pin().part())
              : device.board().button(hold.pin().part()).level();
      if (level != hold.level()) {
        report.violated(mismatch(level));
      }
    }
    if (led) {
      changed();
    }
  }

  private void changed() {
    List<BoardHarness.Change> changes = device.boardHarness().changes(hold.pin().part());
    for (BoardHarness.Change change :
        changes.subList(Math.min(seen, changes.size()), changes.size())) {
      if (change.level() != hold.level()) {
        report.violated(mismatch(change.level()));
      }
    }
    seen = changes.size();
  }

  private Mismatch mismatch(Level level) {
    return Mismatch.of(
        "%s=%d of %s".formatted(hold.pin().part(), Formats.bit(hold.level()), device.name()),
        "was " + Formats.bit(level));
  }
}
