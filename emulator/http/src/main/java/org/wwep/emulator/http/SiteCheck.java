package org.wwep.emulator.http;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps another site's page, open in a browser on this machine, from using a service here.
 *
 * <p>Such a page sends an {@code Origin} that is not this service's, or {@code Sec-Fetch-Site}; or
 * its site's name was made to point to this machine (DNS rebinding), and then {@code Host} is that
 * name. On a loopback address only names of this machine are taken; on others a service cannot know
 * by what name it is reached.
 */
final class SiteCheck {
  private final boolean loopback;

  SiteCheck(InetAddress local) {
    loopback = local.isLoopbackAddress();
  }

  /** Returns why a request is refused, or null. */
  @Nullable String reason(Map<String, String> headers) {
    String host = headers.get("host");
    if (loopback && host != null && !isThisMachine(name(host))) {
      return "this port answers to localhost and to loopback addresses, and to no other name";
    }
    String origin = headers.get("origin");
    if (origin != null && !origin.equalsIgnoreCase("http://" + host)) {
      return "a page of another site may not use this port";
    }
    String site = headers.get("sec-fetch-site");
    if (site != null && !List.of("none", "same-origin").contains(site)) {
      return "a page of another site may not use this port";
    }
    return null;
  }

  private static String name(String host) {
    if (host.startsWith("[")) {
      int end = host.indexOf(']');
      return end < 0 ? host : host.substring(1, end);
    }
    int colon = host.indexOf(':');
    return colon < 0 ? host : host.substring(0, colon);
  }

  private static boolean isThisMachine(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.equals("localhost") || lower.endsWith(".localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(lower).isLoopbackAddress();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
