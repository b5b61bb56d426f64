package org.wwep.emulator.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.PartPin;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.hal.Level;

/** Steps on the levels of pins. */
final class PinSteps {
  private final StepContext stepContext;

  /** A change of a pin. */
  record Change(Duration at, Level level) {}

  PinSteps(StepContext stepContext) {
    this.stepContext = stepContext;
  }

  void expect(Command.ExpectPin step) throws StepFailedException {
    Level seen = level(step.pin());
    if (seen != step.level()) {
      throw failed(
          step.pin(),
          "expected %s, was %d".formatted(words(step.pin(), step.level()), Formats.bit(seen)));
    }
  }

  void await(Command.WaitPin step) throws StepFailedException, InterruptedException {
    Duration from = stepContext.now();
    Optional<Boolean> reached =
        stepContext
            .bell()
            .await(
                step.timeout(), () -> ConditionWait.when(reached(step.pin(), step.level(), from)));
    if (reached.isEmpty()) {
      throw failed(
          step.pin(),
          "expected %s within %s, stayed %d"
              .formatted(
                  words(step.pin(), step.level()),
                  Formats.span(step.timeout()),
                  Formats.bit(level(step.pin()))));
    }
  }

  void hold(Command.HoldPin step) throws StepFailedException, InterruptedException {
    expect(new Command.ExpectPin(step.pin(), step.level()));
    Duration from = stepContext.now();
    Level other = step.level().opposite();
    Optional<Boolean> left =
        stepContext
            .bell()
            .during(step.span(), () -> ConditionWait.when(reached(step.pin(), other, from)));
    if (left.isPresent()) {
      throw failed(
          step.pin(),
          "expected %s for %s, went to %d"
              .formatted(
                  words(step.pin(), step.level()), Formats.span(step.span()), Formats.bit(other)));
    }
  }

  void blink(Command.ExpectBlink step) throws StepFailedException, InterruptedException {
    PartPin led = new PartPin(step.device(), step.part(), "A");
    Duration from = stepContext.now();
    boolean lit = level(led) == Level.HIGH;
    stepContext.bell().sleep(step.span());
    Optional<String> wrong =
        BlinkCheck.wrong(
            lit,
            changes(led, from).stream().filter(change -> change.at().compareTo(from) > 0).toList(),
            from,
            stepContext.now(),
            step);
    if (wrong.isPresent()) {
      throw failed(
          led,
          "expected %s to blink %s on, %s off (give or take %s) for %s, %s"
              .formatted(
                  step.part(),
                  Formats.span(step.on()),
                  Formats.span(step.off()),
                  Formats.span(step.tolerance()),
                  Formats.span(step.span()),
                  wrong.get()));
    }
  }

  private StepFailedException failed(PartPin pin, String what) {
    return new StepFailedException(what, stepContext.lastEdges(pin.device()));
  }

  /** A level that was there in between counts as well, however late this looks. */
  private boolean reached(PartPin pin, Level level, Duration from) {
    return level(pin) == level
        || changes(pin, from).stream().anyMatch(change -> change.level() == level);
  }

  private Level level(PartPin pin) {
    DeviceUnderTest device = stepContext.device(pin.device());
    if (grounded(pin)) {
      return Level.LOW;
    }
    return isLed(pin)
        ? device.fixture().led(pin.part())
        : device.board().button(pin.part()).level();
  }

  private boolean isLed(PartPin pin) {
    return stepContext.device(pin.device()).board().leds().stream()
        .anyMatch(led -> led.id().equals(pin.part()));
  }

  /** An LED's cathode and a button's far side are wired to ground. */
  private static boolean grounded(PartPin pin) {
    return pin.pin().equals("C") || pin.pin().startsWith("2.");
  }

  private List<Change> changes(PartPin pin, Duration from) {
    List<Change> changes = new ArrayList<>();
    if (grounded(pin)) {
      return changes;
    }
    if (isLed(pin)) {
      for (var change : stepContext.device(pin.device()).fixture().changes(pin.part())) {
        Duration at = Duration.between(stepContext.timeline().beginning(), change.at());
        if (at.compareTo(from) > 0) {
          changes.add(new Change(at, change.level()));
        }
      }
      return changes;
    }
    for (int i = stepContext.timeline().size() - 1; i >= 0; i--) {
      TimelineEntry timelineEntry = stepContext.timeline().get(i);
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

  private static String words(PartPin pin, Level level) {
    boolean usual = pin.pin().equals("A") || pin.pin().equals("1.l");
    return (usual ? pin.part() : pin.toString()) + "=" + Formats.bit(level);
  }
}
