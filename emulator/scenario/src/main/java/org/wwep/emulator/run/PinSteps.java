package org.wwep.emulator.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.PartPin;
import org.wwep.emulator.timeline.Entry;
import org.wwep.emulator.timeline.Happening;
import org.wwep.emulator.world.DeviceUnderTest;
import org.wwep.hal.Level;

/** Steps on the levels of pins. */
final class PinSteps {
  private final Scene scene;

  /** A change of a pin. */
  record Change(Duration at, Level level) {}

  PinSteps(Scene scene) {
    this.scene = scene;
  }

  void expect(Command.ExpectPin step) throws StepFailed {
    Level seen = level(step.pin());
    if (seen != step.level()) {
      throw failed(
          step.pin(),
          "expected %s, was %d".formatted(words(step.pin(), step.level()), Shown.bit(seen)));
    }
  }

  void await(Command.WaitPin step) throws StepFailed, InterruptedException {
    Duration from = scene.now();
    Optional<Boolean> reached =
        scene
            .bell()
            .await(step.timeout(), () -> Bell.when(reached(step.pin(), step.level(), from)));
    if (reached.isEmpty()) {
      throw failed(
          step.pin(),
          "expected %s within %s, stayed %d"
              .formatted(
                  words(step.pin(), step.level()),
                  Shown.span(step.timeout()),
                  Shown.bit(level(step.pin()))));
    }
  }

  void hold(Command.HoldPin step) throws StepFailed, InterruptedException {
    expect(new Command.ExpectPin(step.pin(), step.level()));
    Duration from = scene.now();
    Level other = step.level().opposite();
    Optional<Boolean> left =
        scene.bell().during(step.span(), () -> Bell.when(reached(step.pin(), other, from)));
    if (left.isPresent()) {
      throw failed(
          step.pin(),
          "expected %s for %s, went to %d"
              .formatted(
                  words(step.pin(), step.level()), Shown.span(step.span()), Shown.bit(other)));
    }
  }

  void blink(Command.ExpectBlink step) throws StepFailed, InterruptedException {
    PartPin led = new PartPin(step.device(), step.part(), "A");
    Duration from = scene.now();
    boolean lit = level(led) == Level.HIGH;
    scene.bell().sleep(step.span());
    Optional<String> wrong =
        Blinking.wrong(
            lit,
            changes(led, from).stream().filter(change -> change.at().compareTo(from) > 0).toList(),
            from,
            scene.now(),
            step);
    if (wrong.isPresent()) {
      throw failed(
          led,
          "expected %s to blink %s on, %s off (give or take %s) for %s, %s"
              .formatted(
                  step.part(),
                  Shown.span(step.on()),
                  Shown.span(step.off()),
                  Shown.span(step.tolerance()),
                  Shown.span(step.span()),
                  wrong.get()));
    }
  }

  private StepFailed failed(PartPin pin, String what) {
    return new StepFailed(what, scene.lastEdges(pin.device()));
  }

  /** A level that was there in between counts as well, however late this looks. */
  private boolean reached(PartPin pin, Level level, Duration from) {
    return level(pin) == level
        || changes(pin, from).stream().anyMatch(change -> change.level() == level);
  }

  private Level level(PartPin pin) {
    DeviceUnderTest device = scene.device(pin.device());
    if (grounded(pin)) {
      return Level.LOW;
    }
    return isLed(pin)
        ? device.fixture().led(pin.part())
        : device.board().button(pin.part()).level();
  }

  private boolean isLed(PartPin pin) {
    return scene.device(pin.device()).board().leds().stream()
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
      for (var change : scene.device(pin.device()).fixture().changes(pin.part())) {
        Duration at = Duration.between(scene.timeline().beginning(), change.at());
        if (at.compareTo(from) > 0) {
          changes.add(new Change(at, change.level()));
        }
      }
      return changes;
    }
    for (int i = scene.timeline().size() - 1; i >= 0; i--) {
      Entry entry = scene.timeline().get(i);
      if (entry.at().compareTo(from) <= 0) {
        break;
      }
      if (entry.source().equals(pin.device())
          && entry.what() instanceof Happening.OnDevice(_, TraceEvent.RawEdge edge)
          && edge.part().equals(pin.part())) {
        changes.addFirst(new Change(entry.at(), edge.level()));
      }
    }
    return changes;
  }

  private static String words(PartPin pin, Level level) {
    boolean usual = pin.pin().equals("A") || pin.pin().equals("1.l");
    return (usual ? pin.part() : pin.toString()) + "=" + Shown.bit(level);
  }
}
