package org.wwep.emulator.fault;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as people write them. */
final class FaultDurations {
  private static final Pattern TIME = Pattern.compile("([0-9]{1,15})\\s*(ns|us|ms|s|m)");

  private FaultDurations() {}

  /** Reads {@code 250ms}; null if it is none. */
  static @Nullable Duration parse(String text) {
    Matcher matcher = TIME.matcher(text.strip());
    if (!matcher.matches()) {
      return null;
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ns" -> Duration.ofNanos(amount);
      case "us" -> Duration.ofSeconds(amount / 1_000_000, amount % 1_000_000 * 1_000);
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      default -> Duration.ofSeconds(Math.multiplyExact(amount, 60L));
    };
  }

  /** Writes {@code 250ms}, {@code 250us} or {@code 250ns}, whichever is whole. */
  static String text(Duration time) {
    if (time.toNanosPart() % 1_000_000 == 0) {
      return time.toSeconds() * 1_000 + time.toNanosPart() / 1_000_000 + "ms";
    }
    long nanos = time.getSeconds() % 1_000_000_000 * 1_000_000_000 + time.getNano();
    return nanos % 1_000 == 0 ? nanos / 1_000 + "us" : nanos + "ns";
  }
}
