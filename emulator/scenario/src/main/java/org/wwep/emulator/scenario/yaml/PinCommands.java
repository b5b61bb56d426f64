package org.wwep.emulator.scenario.yaml;

import java.time.Duration;
import org.wwep.emulator.scenario.BounceSpec;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.PartPin;
import org.wwep.hal.Level;

/** Steps on buttons, LEDs and their pins. */
final class PinCommands {
  private static final Duration PRESS = Duration.ofMillis(100);
  private static final Duration TOLERANCE = Duration.ofMillis(10);

  private final DeviceIndex deviceIndex;
  private final TimeoutReader timeoutReader;

  private PinCommands(DeviceIndex deviceIndex, TimeoutReader timeoutReader) {
    this.deviceIndex = deviceIndex;
    this.timeoutReader = timeoutReader;
  }

  static void register(
      DeviceIndex deviceIndex, TimeoutReader timeoutReader, CommandReaders.Registry registry) {
    PinCommands pins = new PinCommands(deviceIndex, timeoutReader);
    registry.add("expect-pin", null, f -> new Command.ExpectPin(pins.deviceIndex.pin(f), level(f)));
    registry.add("set-control", null, pins::control);
    registry.add("press", "part-id", pins::press);
    registry.add("press-down", "part-id", pins::pressDown);
    registry.add("release", "part-id", pins::release);
    registry.add("wait-pin", null, pins::await);
    registry.add("hold-pin", null, pins::hold);
    registry.add("expect-blink", null, pins::blink);
  }

  private Command control(MappingReader fields) {
    DeviceIndex.Part button = deviceIndex.button(fields);
    String key = fields.either("name", "control");
    String control = fields.required(key, "pressed", ValueReaders::text);
    if (!control.equals("pressed")) {
      fields.problem(
          fields.at(key),
          "unknown control '" + QuotedText.of(control) + "': a button has 'pressed'");
    }
    int value = fields.required("value", 0, ValueReaders.integer(0, 1));
    return new Command.SetControl(button.device(), button.id(), control, value);
  }

  private Command press(MappingReader fields) {
    DeviceIndex.Part button = deviceIndex.button(fields);
    return new Command.Press(
        button.device(),
        button.id(),
        fields.value("duration", PRESS, ValueReaders::span),
        bounce(fields));
  }

  private Command pressDown(MappingReader fields) {
    DeviceIndex.Part button = deviceIndex.button(fields);
    return new Command.PressDown(button.device(), button.id(), bounce(fields));
  }

  private Command release(MappingReader fields) {
    DeviceIndex.Part button = deviceIndex.button(fields);
    return new Command.Release(button.device(), button.id(), bounce(fields));
  }

  private Command await(MappingReader fields) {
    PartPin pin = deviceIndex.pin(fields);
    return new Command.WaitPin(pin, level(fields), timeoutReader.timeout(fields, "timeout"));
  }

  private Command hold(MappingReader fields) {
    PartPin pin = deviceIndex.pin(fields);
    return new Command.HoldPin(pin, level(fields), timeoutReader.span(fields, "for"));
  }

  private Command blink(MappingReader fields) {
    DeviceIndex.Part led = deviceIndex.led(fields);
    Duration on = timeoutReader.span(fields, "on");
    Duration off = timeoutReader.span(fields, "off");
    Duration span = timeoutReader.span(fields, "for");
    Duration tolerance = fields.value("tolerance", TOLERANCE, ValueReaders::duration);
    if (fields.has("for") && span.compareTo(on.plus(off)) < 0) {
      fields.problem(
          fields.at("for"),
          "%s is too short for one blink of %s on and %s off"
              .formatted(Durations.show(span), Durations.show(on), Durations.show(off)));
    }
    return new Command.ExpectBlink(led.device(), led.id(), on, off, span, tolerance);
  }

  private BounceSpec bounce(MappingReader fields) {
    return BounceReader.read(fields, timeoutReader.defaults().bounce());
  }

  private static Level level(MappingReader fields) {
    return fields.required("value", Level.LOW, ValueReaders::level);
  }
}
