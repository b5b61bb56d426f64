package org.wwep.emulator.store;

import io.lettuce.core.RedisCommandExecutionException;
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

  /** Returns why there is no connection, and what to do about it. */
  static String refusal(Throwable e) {
    String why = line(e);
    if (why.startsWith("NOAUTH")) {
      return "it wants a password: put it before the host, as in //:PASSWORD@HOST";
    }
    if (why.startsWith("WRONGPASS") || why.contains("invalid password")) {
      return "it refuses this password, or this user: correct it in the URL";
    }
    if (why.contains("SELECT is not allowed in cluster mode")) {
      return why + "; a cluster has no databases: leave the /DB out";
    }
    // Whoever has answered is there.
    return root(e) instanceof RedisCommandExecutionException
        ? why
        : why + "; is the server running, and is the address right?";
  }

  private static Throwable root(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }

  static String line(Throwable e) {
    if (e instanceof RedisCommandTimeoutException) {
      return "no answer in time";
    }
    Throwable root = root(e);
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
