package org.wwep.emulator.scenario.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.rig.BenchLines;
import org.wwep.emulator.rig.ConsoleParts;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.Drive;
import org.wwep.hal.LedConfig;
import org.wwep.hal.Level;
import org.wwep.hal.MacAddress;
import org.wwep.hal.Pin;

/**
 * Reads which lines of a bench are wired to the buttons and LEDs of a board, and of which its
 * console tells. For one board.
 */
final class BenchLinesReader {
  private static final MacAddress ANY = MacAddress.fromSeed(0);

  private static final List<String> OF_LINES = List.of("line", "active", "drive");

  private final Problems problems;
  private final List<ConsoleParts.TypedContact> typed = new ArrayList<>();
  private final List<ConsoleParts.PrintedLight> printed = new ArrayList<>();

  BenchLinesReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * Reads the lines to buttons and LEDs; none if one is used twice.
   *
   * @param switches the lines of power and reset
   * @param chip the chip of lines that name none, or null
   */
  BenchLines read(MappingReader board, List<LedConfig> switches, @Nullable String chip) {
    List<BenchLines.Contact> contacts = contacts(board);
    List<BenchLines.Light> lights = lights(board);
    return problems.make(
        board.at(),
        new BenchLines(List.of(), List.of(), List.of()),
        () -> {
          BenchLines lines = new BenchLines(contacts, lights, switches);
          if (!lines.isEmpty()) {
            BoardConfig _ = lines.config(ANY, chip);
          }
          return lines;
        });
  }

  private List<BenchLines.Contact> contacts(MappingReader board) {
    List<BenchLines.Contact> contacts = new ArrayList<>();
    for (YamlNode.Entry entry : entries(board, "buttons", "{btn1: {line: GPIO6}}")) {
      MappingReader fields = part("button", entry);
      MappingReader texts = texts(fields);
      if (texts != null) {
        String down = texts.required("down", "", ValueReaders::text);
        typed.add(
            new ConsoleParts.TypedContact(
                entry.key(), down, texts.value("up", "", ValueReaders::text)));
        texts.end();
        fields.end();
        continue;
      }
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
      MappingReader texts = texts(fields);
      if (texts != null) {
        printed.add(
            new ConsoleParts.PrintedLight(
                entry.key(),
                texts.required("lit", "lit", ValueReaders.of(BenchLinesReader::some)),
                texts.required("dark", "dark", ValueReaders.of(BenchLinesReader::some))));
        texts.end();
        fields.end();
        continue;
      }
      lights.add(new BenchLines.Light(entry.key(), line(fields), activeLow(fields, false)));
      fields.end();
    }
    return lights;
  }

  /**
   * Returns the parts that the console stands for, once the rest has been read.
   *
   * @param states whether it prints states as well
   */
  ConsoleParts onConsole(boolean states) {
    return new ConsoleParts(typed, printed, states);
  }

  /** Returns the texts of a part that has no line; null if it has one. */
  private @Nullable MappingReader texts(MappingReader part) {
    YamlNode yamlNode = part.tree("console");
    if (yamlNode == null) {
      return null;
    }
    part.refuse(OF_LINES, "and 'console': give one of them");
    return new MappingReader(problems, "'console'", yamlNode.at(), yamlNode);
  }

  private static String some(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("expected what the console prints, was nothing");
    }
    return text;
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
    return fields.required("line", new Pin(0), ValueReaders.of(Pin::parseLine));
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
