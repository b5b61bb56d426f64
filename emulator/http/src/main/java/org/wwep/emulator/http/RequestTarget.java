package org.wwep.emulator.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a request is about: {@code /path}, or a whole address as proxies are sent it. */
final class RequestTarget {
  private RequestTarget() {}

  /** Returns path and query, or null if the target has no path. */
  static @Nullable String path(String target) {
    if (target.startsWith("/")) {
      return target;
    }
    if (!target.toLowerCase(Locale.ROOT).startsWith("http://")) {
      return null;
    }
    try {
      URI uri = new URI(target);
      String path = uri.getRawPath();
      String query = uri.getRawQuery();
      return (path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
    } catch (URISyntaxException _) {
      return null;
    }
  }
}
