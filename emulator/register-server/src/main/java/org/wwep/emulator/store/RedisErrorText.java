package org.wwep.emulator.store;

import io.lettuce.core.RedisCommandTimeoutException;
import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** What a failed command or connection of Redis means, in a line. */
final class RedisErrorText {
  private static final Pattern SYSTEM_CALL =
      Pattern.compile("^\\S+ failed with error\\(-?\\d+\\): ");

  private RedisErrorText() {}

  static String line(Throwable e) {
    if (e instanceof RedisCommandTimeoutException) {
      return "no answer in time";
    }
    Throwable root = e;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String text = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    return switch (root) {
      case UnknownHostException _ -> "nobody knows that name (" + text + ")";
      case ConnectTimeoutException _ -> "no answer in time";
      case ConnectException _ when text.contains("refused") -> "refused: nobody listens there";
      // Netty names the system call before the system's own words.
      default -> SYSTEM_CALL.matcher(text).replaceFirst("");
    };
  }
}
