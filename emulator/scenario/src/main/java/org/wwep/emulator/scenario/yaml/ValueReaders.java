package org.wwep.emulator.scenario.yaml;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.wwep.hal.Level;
import org.wwep.value.Durations;

/**
 * Reads single values.
 *
 * <p><b>Errors</b>: {@link IllegalArgumentException} with one line for a person, which {@link
 * MappingReader} turns into a problem with its place.
 */
public final class ValueReaders {
  private ValueReaders() {}

  /** Reads one value of a tree. */
  @FunctionalInterface
  public interface Reader<T> {
    /** Returns the value, or throws {@link IllegalArgumentException} with a line for a person. */
    T read(YamlNode yamlNode);
  }

  /** Any single value, as its text. */
  public static String text(YamlNode yamlNode) {
    return scalar(yamlNode, "text").text();
  }

  public static boolean truth(YamlNode yamlNode) {
    YamlNode.Scalar scalar = scalar(yamlNode, "true or false");
    if (scalar.type() != YamlNode.Type.TRUTH) {
      throw new IllegalArgumentException("expected true or false, was " + scalar.kind());
    }
    return scalar.text().equalsIgnoreCase("true");
  }

  public static Duration duration(YamlNode yamlNode) {
    return Durations.parse(scalar(yamlNode, "a duration like 500ms").text());
  }

  /** A time that is not zero. */
  public static Duration span(YamlNode yamlNode) {
    Duration span = duration(yamlNode);
    if (span.isZero()) {
      throw new IllegalArgumentException("expected a time longer than 0, as in 500ms");
    }
    return span;
  }

  static double share(YamlNode yamlNode) {
    YamlNode.Scalar scalar = scalar(yamlNode, "a number from 0 to 1");
    boolean number = scalar.type() == YamlNode.Type.INTEGER || scalar.type() == YamlNode.Type.FLOAT;
    double value =
        number && scalar.text().matches("[0-9.eE+-]+") ? Double.parseDouble(scalar.text()) : -1;
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("expected a number from 0 to 1, was " + scalar.kind());
    }
    return value;
  }

  /** A number of 0 or more, with or without a fraction. */
  static double decimal(YamlNode yamlNode, double most) {
    String expected = "a number from 0 to %.0f".formatted(most);
    YamlNode.Scalar scalar = scalar(yamlNode, expected);
    boolean number = scalar.text().matches("\\d{1,6}(\\.\\d{1,9})?");
    double value = number ? Double.parseDouble(scalar.text()) : -1;
    if (!(value >= 0 && value <= most)) {
      throw new IllegalArgumentException("expected " + expected + ", was " + scalar.kind());
    }
    return value;
  }

  public static Reader<Integer> integer(int from, int to) {
    return yamlNode -> (int) number(yamlNode, from, to);
  }

  public static long number(YamlNode yamlNode, long from, long to) {
    String range = "a whole number from " + from + " to " + to;
    YamlNode.Scalar scalar = scalar(yamlNode, range);
    long value;
    try {
      if (scalar.type() != YamlNode.Type.INTEGER) {
        throw new NumberFormatException();
      }
      value = YamlIntegers.parse(scalar.text());
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException("expected " + range + ", was " + scalar.kind());
    }
    if (value < from || value > to) {
      throw new IllegalArgumentException("expected " + range + ", was " + value);
    }
    return value;
  }

  public static Level level(YamlNode yamlNode) {
    return bit(yamlNode) == 1 ? Level.HIGH : Level.LOW;
  }

  /** A 0 or a 1, which Wokwi takes in quotes as well. */
  public static Integer bit(YamlNode yamlNode) {
    return yamlNode instanceof YamlNode.Scalar(String text, YamlNode.Type type, _)
            && type == YamlNode.Type.TEXT
            && text.matches("[01]")
        ? Integer.parseInt(text)
        : (int) number(yamlNode, 0, 1);
  }

  /** A number as the protocol writes it: so many hexadecimal digits, or 0x and fewer. */
  public static Reader<Integer> hex(int digits) {
    return yamlNode -> {
      String expected = digits + " hexadecimal digits as on the wire";
      String text = scalar(yamlNode, expected).text();
      boolean onTheWire = text.matches("[0-9A-Fa-f]{" + digits + "}");
      boolean prefixed = text.matches("0x[0-9A-Fa-f]{1," + digits + "}");
      boolean oneDigit = text.matches("[0-9]");
      if (!onTheWire && !prefixed && !oneDigit) {
        String example = digits == 2 ? "05 or 0x05" : "0001 or 0x0001";
        throw new IllegalArgumentException(
            "expected " + expected + ", like " + example + ", was " + yamlNode.kind());
      }
      return Integer.parseInt(prefixed ? text.substring(2) : text, 16);
    };
  }

  /** One of an enum's constants, in small letters with dashes. */
  public static <E extends Enum<E>> Reader<E> oneOf(Class<E> type) {
    List<String> names = names(type);
    Reader<String> reader = oneOf(names);
    return yamlNode -> type.getEnumConstants()[names.indexOf(reader.read(yamlNode))];
  }

  /** One of these names. */
  static Reader<String> oneOf(List<String> names) {
    return yamlNode -> {
      YamlNode.Scalar scalar = scalar(yamlNode, "one of " + String.join(", ", names));
      if (!names.contains(scalar.text())) {
        throw new IllegalArgumentException(
            "expected one of "
                + String.join(", ", names)
                + ", was "
                + scalar.kind()
                + guess(scalar.text(), names));
      }
      return scalar.text();
    };
  }

  /**
   * One of these words.
   *
   * @param what what they are called in messages: {@code state}
   */
  public static Reader<String> word(String what, List<String> known) {
    return yamlNode -> {
      String text = text(yamlNode);
      if (!known.contains(text)) {
        throw new IllegalArgumentException(
            "unknown " + what + " '" + QuotedText.of(text) + "'" + Suggestion.of(text, known));
      }
      return text;
    };
  }

  static List<String> names(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }

  /** Whatever reads itself from text. */
  public static <T> Reader<T> of(Function<String, T> parser) {
    return yamlNode -> parser.apply(text(yamlNode));
  }

  /** A list of values, or a single one. */
  static <T> Reader<List<T>> list(Reader<T> reader) {
    return yamlNode ->
        yamlNode instanceof YamlNode.Items list
            ? list.items().stream().map(reader::read).toList()
            : List.of(reader.read(yamlNode));
  }

  static YamlNode.Scalar scalar(YamlNode yamlNode, String expected) {
    if (yamlNode instanceof YamlNode.Scalar scalar && scalar.type() != YamlNode.Type.NULL) {
      return scalar;
    }
    throw new IllegalArgumentException("expected " + expected + ", was " + yamlNode.kind());
  }

  private static String guess(String word, List<String> known) {
    String closest = Suggestion.closest(word, known);
    return closest == null ? "" : ": did you mean '" + closest + "'?";
  }
}
