package org.wwep.emulator.scenario.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.scenario.Formats;
import org.wwep.emulator.scenario.Mismatch;
import org.wwep.emulator.scenario.PartPin;
import org.wwep.emulator.scenario.StepContext;
import org.wwep.emulator.scenario.StepFailedException;
import org.wwep.emulator.scenario.yaml.MappingReader;
import org.wwep.emulator.scenario.yaml.ValueReaders;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.hal.Level;

/** The level of a pin: now, and since when. */
record PinHistory(StepContext context, PartPin pin) {
  /** A change of the pin. */
  record Change(Duration at, Level level) {}

  /** Reads the level that a step is about. */
  static Level level(MappingReader fields) {
    return fields.required("value", "expected", Level.LOW, ValueReaders::level);
  }

  /** Fails unless the pin has this level now. */
  void expect(Level expected) throws StepFailedException {
    Level seen = level();
    if (seen != expected) {
      throw failed(Mismatch.of(words(expected), "was " + Formats.bit(seen)));
    }
  }

  /** Returns the failure of a step on the pin. */
  StepFailedException failed(Mismatch mismatch) {
    return new StepFailedException(mismatch, context.lastEdges(pin.device()));
  }

  /** Returns the pin with a level, {@code led1=1}. */
  String words(Level level) {
    boolean usual = pin.pin().equals("A") || pin.pin().equals("1.l");
    return (usual ? pin.part() : pin.toString()) + "=" + Formats.bit(level);
  }

  /** A level that was there in between counts as well, however late this looks. */
  boolean reached(Level level, Duration from) {
    return level() == level || changes(from).stream().anyMatch(change -> change.level() == level);
  }

  /** Returns the level that it has. */
  Level level() {
    DeviceUnderTest device = context.device(pin.device());
    if (grounded()) {
      return Level.LOW;
    }
    return isLed()
        ? device.boardHarness().led(pin.part())
        : device.board().button(pin.part()).level();
  }

  /** Returns its changes after this moment, in their order. */
  List<Change> changes(Duration from) {
    List<Change> changes = new ArrayList<>();
    if (grounded()) {
      return changes;
    }
    if (isLed()) {
      for (var change : context.device(pin.device()).boardHarness().changes(pin.part())) {
        Duration at = Duration.between(context.timeline().beginning(), change.at());
        if (at.compareTo(from) > 0) {
          changes.add(new Change(at, change.level()));
        }
      }
      return changes;
    }
    for (int i = context.timeline().size() - 1; i >= 0; i--) {
      TimelineEntry timelineEntry = context.timeline().get(i);
      if (timelineEntry.at().compareTo(from) <= 0) {
        break;
      }
      if (timelineEntry.source().equals(pin.device())
          && timelineEntry.what() instanceof TimelineEvent.DeviceEvent(_, TraceEvent.RawEdge edge)
          && edge.part().equals(pin.part())) {
        changes.addFirst(new Change(timelineEntry.at(), edge.level()));
      }
    }
    return changes;
  }

  private boolean isLed() {
    return context.device(pin.device()).board().leds().stream()
        .anyMatch(led -> led.id().equals(pin.part()));
  }

  /** An LED's cathode and a button's far side are wired to ground. */
  private boolean grounded() {
    return pin.pin().equals("C") || pin.pin().startsWith("2.");
  }
}
