package org.wwep.emulator.scenario.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wwep.emulator.rig.BenchLines;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.Drive;
import org.wwep.hal.LedConfig;
import org.wwep.hal.Level;
import org.wwep.hal.MacAddress;
import org.wwep.hal.Pin;

/** Reads which lines of a bench are wired to the buttons and LEDs of a board. */
final class BenchLinesReader {
  private static final MacAddress ANY = MacAddress.fromSeed(0);

  private final Problems problems;

  BenchLinesReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * Reads the lines to buttons and LEDs; none if one is used twice.
   *
   * @param switches the lines of power and reset
   */
  BenchLines read(MappingReader board, List<LedConfig> switches) {
    List<BenchLines.Contact> contacts = contacts(board);
    List<BenchLines.Light> lights = lights(board);
    return problems.make(
        board.at(),
        new BenchLines(List.of(), List.of(), List.of()),
        () -> {
          BenchLines lines = new BenchLines(contacts, lights, switches);
          if (!lines.isEmpty()) {
            BoardConfig _ = lines.config(ANY, null);
          }
          return lines;
        });
  }

  private List<BenchLines.Contact> contacts(MappingReader board) {
    List<BenchLines.Contact> contacts = new ArrayList<>();
    for (YamlNode.Entry entry : entries(board, "buttons", "{btn1: {line: GPIO6}}")) {
      MappingReader fields = part("button", entry);
      Pin line = line(fields);
      boolean activeLow = activeLow(fields, true);
      Drive usual = activeLow ? Drive.OPEN_DRAIN : Drive.OPEN_SOURCE;
      Drive drive = fields.value("drive", usual, ValueReaders.oneOf(Drive.class));
      if (drive != Drive.PUSH_PULL && drive != usual) {
        fields.problem(
            fields.at("drive"),
            "'drive': %s never presses a button that is active %s: write %s or push-pull"
                .formatted(drive, activeLow ? "low" : "high", usual));
      }
      fields.end();
      contacts.add(new BenchLines.Contact(entry.key(), line, activeLow, drive));
    }
    return contacts;
  }

  private List<BenchLines.Light> lights(MappingReader board) {
    List<BenchLines.Light> lights = new ArrayList<>();
    for (YamlNode.Entry entry : entries(board, "leds", "{led1: {line: GPIO27}}")) {
      MappingReader fields = part("LED", entry);
      lights.add(new BenchLines.Light(entry.key(), line(fields), activeLow(fields, false)));
      fields.end();
    }
    return lights;
  }

  private MappingReader part(String kind, YamlNode.Entry entry) {
    if (!entry.key().matches("[A-Za-z0-9][A-Za-z0-9_-]{0,63}")) {
      problems.add(
          entry.at(),
          "the %s '%s': a name is letters, digits, '_' or '-'"
              .formatted(kind, QuotedText.of(entry.key())));
    }
    return new MappingReader(
        problems, kind + " '" + QuotedText.of(entry.key()) + "'", entry.at(), entry.value());
  }

  private List<YamlNode.Entry> entries(MappingReader board, String key, String example) {
    YamlNode yamlNode = board.tree(key);
    if (yamlNode == null) {
      return List.of();
    }
    if (!(yamlNode instanceof YamlNode.Fields fields)) {
      board.problem(
          yamlNode.at(), "'%s': expected %s, was %s".formatted(key, example, yamlNode.kind()));
      return List.of();
    }
    return fields.entries();
  }

  /** Reads the pin of a line. */
  static Pin line(MappingReader fields) {
    return fields.required("line", new Pin(0), ValueReaders.of(Pin::parse));
  }

  /** Reads whether a line is active at the low level. */
  static boolean activeLow(MappingReader fields, boolean usual) {
    Level level =
        fields.value(
            "active", usual ? Level.LOW : Level.HIGH, ValueReaders.of(BenchLinesReader::level));
    return level == Level.LOW;
  }

  private static Level level(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "low" -> Level.LOW;
      case "high" -> Level.HIGH;
      default ->
          throw new IllegalArgumentException(
              "expected low or high, was '" + QuotedText.of(text) + "'");
    };
  }
}
