package org.wwep.emulator.scenario.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.wwep.emulator.scenario.DeviceSpec.Firmware;
import org.wwep.emulator.scenario.PartsSpec;
import org.wwep.hal.Pin;

/** Reads which button and LED a device has, and where they are wired. */
final class PartsReader {
  private final Problems problems;

  PartsReader(Problems problems) {
    this.problems = problems;
  }

  List<PartsSpec> read(MappingReader device, Firmware firmware) {
    List<PartsSpec> parts = new ArrayList<>();
    parts.add(parts(device));
    if (firmware == Firmware.DUAL) {
      if (!parts.getFirst().button().equals(PartsSpec.DEFAULT.button())
          || !parts.getFirst().led().equals(PartsSpec.DEFAULT.led())
          || parts.getFirst().register() != PartsSpec.DEFAULT.register()) {
        device.problem(
            device.at(), "the dual client's parts are btn1, led1, btn2 and led2: do not name them");
      }
      parts.add(PartsSpec.SECOND);
      Set<Pin> pins = new HashSet<>();
      if (!parts.stream().flatMap(p -> Stream.of(p.buttonPin(), p.ledPin())).allMatch(pins::add)) {
        device.problem(device.at(), "btn2 is on GPIO6 and led2 on GPIO27: leave these pins free");
      }
    }
    return parts;
  }

  private PartsSpec parts(MappingReader fields) {
    PartsSpec usual = PartsSpec.DEFAULT;
    String button = fields.value("button", usual.button(), ValueReaders.of(PartsReader::id));
    Pin buttonPin = fields.value("button-pin", usual.buttonPin(), ValueReaders.of(Pin::parse));
    String led = fields.value("led", usual.led(), ValueReaders.of(PartsReader::id));
    Pin ledPin = fields.value("led-pin", usual.ledPin(), ValueReaders.of(Pin::parse));
    int register = fields.value("register", usual.register(), ValueReaders.hex(2));
    return problems.make(
        fields.at(), usual, () -> new PartsSpec(button, buttonPin, led, ledPin, register));
  }

  private static String id(String text) {
    if (!text.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,63}")) {
      throw new IllegalArgumentException(
          "expected letters, digits, '_' or '-', as in btn1, was '" + QuotedText.of(text) + "'");
    }
    return text;
  }
}
