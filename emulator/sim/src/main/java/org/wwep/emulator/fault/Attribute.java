package org.wwep.emulator.fault;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.wwep.value.Durations;

/**
 * An attribute of a type of fault.
 *
 * @param name as toxiproxy writes it
 * @param kind what its value is
 * @param fallback the value when it is left out, as text; {@link #REQUIRED}, or {@link #OPTIONAL}
 *     if being left out is a value
 * @param words what it may be, if it is a word
 */
public record Attribute(String name, Kind kind, String fallback, List<String> words) {
  /** It has to be given. */
  public static final String REQUIRED = "required";

  /** It may be left out. */
  public static final String OPTIONAL = "-";

  /** What a value is. */
  public enum Kind {
    /** A time in milliseconds. */
    MILLISECONDS("ms"),
    /** A time in microseconds. */
    MICROSECONDS("µs"),
    /** A number of bytes. */
    BYTES("bytes"),
    /** A thousand bytes a second. */
    RATE("KB/s"),
    /** A share, 0 to 1. */
    SHARE("0 to 1"),
    /** One of a few words. */
    WORD("word"),
    /** An IP address. */
    ADDRESS("IP address");

    private final String unit;

    Kind(String unit) {
      this.unit = unit;
    }

    /** Returns its unit. */
    public String unit() {
      return unit;
    }

    private String expected() {
      return switch (this) {
        case MILLISECONDS -> "a time, as 250 (milliseconds) or \"250ms\"";
        case MICROSECONDS -> "a time, as 250 (microseconds) or \"250us\"";
        case BYTES -> "a whole number of bytes";
        case RATE -> "a whole number of KB/s";
        case SHARE -> "a number, 0 to 1";
        case WORD -> "a word";
        case ADDRESS -> "an IP address, as 127.0.0.1";
      };
    }
  }

  static Attribute of(String name, Kind kind, String fallback) {
    return new Attribute(name, kind, fallback, List.of());
  }

  static Attribute word(String name, Class<? extends Enum<?>> set, String fallback) {
    return new Attribute(name, Kind.WORD, fallback, EnumNames.of(set));
  }

  /** Reads a value of JSON, of YAML or of an option. */
  Object read(Object given) {
    Object value =
        switch (kind) {
          case MILLISECONDS -> time(given, 1_000_000);
          case MICROSECONDS -> time(given, 1_000);
          case BYTES, RATE -> NumberParser.whole(given);
          case SHARE -> NumberParser.real(given);
          case WORD -> given instanceof String word ? word : null;
          case ADDRESS -> address(given);
        };
    if (value == null) {
      throw new FaultException("%s is %s, was %s".formatted(name, kind.expected(), shown(given)));
    }
    return value;
  }

  /** Writes a value as JSON has it. */
  Object write(Object value) {
    return switch (value) {
      case Duration time ->
          (kind == Kind.MICROSECONDS ? TimeUnit.MICROSECONDS : TimeUnit.MILLISECONDS).convert(time);
      case Enum<?> word -> EnumNames.of(word);
      case InetAddress address -> address.getHostAddress();
      default -> value;
    };
  }

  private static @Nullable Duration time(Object given, long unit) {
    Long count = NumberParser.whole(given);
    if (count != null) {
      return times(count, unit);
    }
    try {
      return given instanceof String text ? Durations.parseUnbounded(text) : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static Duration times(long count, long unit) {
    // Far out of range is out of range, rather than an overflow.
    return Math.abs(count) > Durations.LONGEST.toNanos() / unit + 1
        ? Durations.LONGEST.plusSeconds(1).multipliedBy(count < 0 ? -1 : 1)
        : Duration.ofNanos(count * unit);
  }

  private static @Nullable InetAddress address(Object given) {
    try {
      return given instanceof String text ? InetAddress.ofLiteral(text) : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static String shown(Object given) {
    return given instanceof String || given instanceof Map ? "'" + given + "'" : "" + given;
  }
}
