package org.wwep.emulator.scenario.yaml;

import java.time.Duration;
import org.wwep.emulator.scenario.Bouncing;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.PartPin;
import org.wwep.hal.Level;

/** Steps on buttons, LEDs and their pins. */
final class PinCommands {
  private static final Duration PRESS = Duration.ofMillis(100);
  private static final Duration TOLERANCE = Duration.ofMillis(10);

  private final Cast cast;
  private final Times times;

  private PinCommands(Cast cast, Times times) {
    this.cast = cast;
    this.times = times;
  }

  static void register(Cast cast, Times times, Commands.Registry registry) {
    PinCommands pins = new PinCommands(cast, times);
    registry.add("expect-pin", null, f -> new Command.ExpectPin(pins.cast.pin(f), level(f)));
    registry.add("set-control", null, pins::control);
    registry.add("press", "part-id", pins::press);
    registry.add("press-down", "part-id", pins::pressDown);
    registry.add("release", "part-id", pins::release);
    registry.add("wait-pin", null, pins::await);
    registry.add("hold-pin", null, pins::hold);
    registry.add("expect-blink", null, pins::blink);
  }

  private Command control(Mapping fields) {
    Cast.Part button = cast.button(fields);
    String key = fields.either("name", "control");
    String control = fields.required(key, "pressed", Values::text);
    if (!control.equals("pressed")) {
      fields.problem(
          fields.at(key), "unknown control '" + Shown.of(control) + "': a button has 'pressed'");
    }
    int value = fields.required("value", 0, Values.integer(0, 1));
    return new Command.SetControl(button.device(), button.id(), control, value);
  }

  private Command press(Mapping fields) {
    Cast.Part button = cast.button(fields);
    return new Command.Press(
        button.device(),
        button.id(),
        fields.value("duration", PRESS, Values::span),
        bounce(fields));
  }

  private Command pressDown(Mapping fields) {
    Cast.Part button = cast.button(fields);
    return new Command.PressDown(button.device(), button.id(), bounce(fields));
  }

  private Command release(Mapping fields) {
    Cast.Part button = cast.button(fields);
    return new Command.Release(button.device(), button.id(), bounce(fields));
  }

  private Command await(Mapping fields) {
    PartPin pin = cast.pin(fields);
    return new Command.WaitPin(pin, level(fields), times.timeout(fields, "timeout"));
  }

  private Command hold(Mapping fields) {
    PartPin pin = cast.pin(fields);
    return new Command.HoldPin(pin, level(fields), times.span(fields, "for"));
  }

  private Command blink(Mapping fields) {
    Cast.Part led = cast.led(fields);
    Duration on = times.span(fields, "on");
    Duration off = times.span(fields, "off");
    Duration span = times.span(fields, "for");
    Duration tolerance = fields.value("tolerance", TOLERANCE, Values::duration);
    if (fields.has("for") && span.compareTo(on.plus(off)) < 0) {
      fields.problem(
          fields.at("for"),
          "%s is too short for one blink of %s on and %s off"
              .formatted(Durations.show(span), Durations.show(on), Durations.show(off)));
    }
    return new Command.ExpectBlink(led.device(), led.id(), on, off, span, tolerance);
  }

  private Bouncing bounce(Mapping fields) {
    return Bounces.read(fields, times.defaults().bounce());
  }

  private static Level level(Mapping fields) {
    return fields.required("value", Level.LOW, Values::level);
  }
}
