package org.wwep.emulator.scenario.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wwep.emulator.external.ExternalSpec;
import org.wwep.emulator.rig.BenchLines;
import org.wwep.emulator.scenario.BoardParts;
import org.wwep.emulator.scenario.BoardParts.WiredPart;
import org.wwep.emulator.scenario.FirmwareSpec;
import org.wwep.emulator.scenario.FirmwareSpec.Course;
import org.wwep.emulator.scenario.PartsSpec;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.Pin;

/** Reads which button and LED a device has, and where they are wired. */
final class PartsReader {
  /** Where parts are that nobody gives a pin; the first are the course's. */
  private static final List<Pin> BUTTON_PINS =
      pins(BoardConfig.BUTTON_PIN.number(), 6, 13, 19, 26, 12);

  private static final List<Pin> LED_PINS = pins(BoardConfig.LED_PIN.number(), 27, 22, 23, 24, 25);

  private static List<Pin> pins(int... numbers) {
    return IntStream.of(numbers).mapToObj(Pin::new).toList();
  }

  private final Problems problems;

  PartsReader(Problems problems) {
    this.problems = problems;
  }

  List<PartsSpec> read(MappingReader device, FirmwareSpec firmware) {
    List<PartsSpec> parts = new ArrayList<>();
    parts.add(parts(device));
    if (firmware == Course.DUAL) {
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

  /** Reads the lists of buttons and LEDs of a board with firmware of the user's own. */
  BoardParts board(MappingReader device, FirmwareSpec firmware, List<PartsSpec> pairs) {
    BoardParts usual = BoardParts.of(pairs);
    if (firmware instanceof FirmwareSpec.OnBench(var board)) {
      return onBench(device, board);
    }
    if (!device.has("buttons") && !device.has("leds")) {
      return usual;
    }
    if (firmware.isClient()) {
      device.problem(
          device.at(device.has("buttons") ? "buttons" : "leds"),
          "'buttons' and 'leds' are for firmware of your own: the client has 'button' and 'led'");
      return usual;
    }
    for (String[] key : new String[][] {{"buttons", "button"}, {"leds", "led"}}) {
      for (String single : List.of(key[1], key[1] + "-pin")) {
        if (device.has(key[0]) && device.has(single)) {
          device.problem(device.at(single), "give '" + key[0] + "' or '" + single + "', not both");
        }
      }
    }
    List<WiredPart> buttons = wired(device, "buttons", BUTTON_PINS, usual.buttons());
    List<WiredPart> leds = wired(device, "leds", LED_PINS, usual.leds());
    return problems.make(device.at(), usual, () -> new BoardParts(buttons, leds));
  }

  /** A part that the console stands for is given a pin that is free: nobody looks at it. */
  private BoardParts onBench(MappingReader device, ExternalSpec board) {
    BenchLines lines = board.lines();
    List<WiredPart> buttons =
        new ArrayList<>(
            lines.contacts().stream().map(c -> new WiredPart(c.button(), c.line())).toList());
    List<WiredPart> leds =
        new ArrayList<>(
            lines.lights().stream().map(l -> new WiredPart(l.led(), l.line())).toList());
    Set<Pin> used = new HashSet<>();
    Stream.of(buttons, leds).flatMap(List::stream).forEach(part -> used.add(part.pin()));
    Iterator<Pin> free =
        IntStream.iterate(0, i -> i + 1)
            .mapToObj(i -> new Pin(null, i))
            .filter(pin -> !used.contains(pin))
            .iterator();
    board.parts().buttons().forEach(b -> buttons.add(new WiredPart(b.button(), free.next())));
    board.parts().leds().forEach(l -> leds.add(new WiredPart(l.led(), free.next())));
    return problems.make(
        device.at(), new BoardParts(List.of(), List.of()), () -> new BoardParts(buttons, leds));
  }

  private List<WiredPart> wired(
      MappingReader device, String key, List<Pin> pins, List<WiredPart> usual) {
    YamlNode yamlNode = device.tree(key);
    if (yamlNode == null) {
      return usual;
    }
    if (!(yamlNode instanceof YamlNode.Items list)
        || list.items().isEmpty()
        || list.items().size() > pins.size()) {
      device.problem(
          yamlNode.at(),
          "'%s': expected a list of 1 to %d names, or {id: ..., pin: GPIO5}, was %s"
              .formatted(key, pins.size(), yamlNode.kind()));
      return usual;
    }
    List<WiredPart> parts = new ArrayList<>();
    for (YamlNode item : list.items()) {
      Pin pin = pins.get(parts.size());
      YamlNode whole =
          item instanceof YamlNode.Scalar
              ? new YamlNode.Fields(List.of(new YamlNode.Entry("id", item.at(), item)), item.at())
              : item;
      MappingReader fields = new MappingReader(problems, "'" + key + "'", item.at(), whole);
      String id = fields.required("id", key + parts.size(), ValueReaders.of(PartsReader::id));
      parts.add(new WiredPart(id, fields.value("pin", pin, ValueReaders.of(Pin::parse))));
      fields.end();
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
