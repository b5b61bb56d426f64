package org.wwep.emulator.cli;

import java.net.InetAddress;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** Reads what several commands take. */
final class Arguments {
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,12})(ns|us|ms|s|m)");

  private Arguments() {}

  /** Reads {@code 500ms}; the unit (ns, us, ms, s, m) is required. */
  static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text.strip());
    if (!matcher.matches()) {
      throw new TypeConversionException(
          "'"
              + text
              + "' is no duration: write a number and a unit (ns, us, ms, s, m), as in 500ms");
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ns" -> Duration.ofNanos(amount);
      case "us" -> Duration.ofNanos(amount * 1_000);
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      default -> Duration.ofMinutes(amount);
    };
  }

  /** Reads an address literal, IPv4 or IPv6; no name is looked up. */
  static InetAddress address(String text) {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException _) {
      throw new TypeConversionException(
          "'" + text + "' is no IP address: write one like 127.0.0.1 or ::1, names go elsewhere");
    }
  }

  /** Reads hexadecimal digits, as the protocol writes them. */
  static int hex(String what, String text, int digits) {
    if (!text.matches("[0-9A-Fa-f]{" + digits + "}")) {
      throw new TypeConversionException(
          "'" + text + "' is no " + what + ": write " + digits + " hexadecimal digits");
    }
    return Integer.parseInt(text, 16);
  }
}
