package org.wwep.net;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A service that a device offers to the others in its network, as multicast DNS tells it.
 *
 * @param name its name, {@code kitchen}
 * @param type its kind, {@code _http._tcp}
 * @param host what the device itself goes by, {@code kitchen.local}, or an empty text
 * @param port its port
 * @param texts what else it tells, {@code led=on}
 */
public record ServiceOffer(String name, String type, String host, int port, List<String> texts) {
  private static final Pattern KIND = Pattern.compile("_[A-Za-z0-9-]{1,15}\\._(tcp|udp)");
  private static final int LONGEST_NAME = 63;
  private static final int MOST_TEXTS = 16;

  /** What became of an offer. */
  public enum Outcome {
    /** Others find it. */
    OFFERED,
    /** Another one in the network has this name, or there is no room for one more. */
    REFUSED,
    /** The stack has no way to tell others. */
    NOBODY_TOLD
  }

  /** Checks everything, and copies the texts. */
  public ServiceOffer {
    texts = List.copyOf(texts);
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException("a service's name has 1 to 63 characters: " + name);
    }
    if (!isKind(type)) {
      throw new IllegalArgumentException("a kind of service is like _http._tcp, was " + type);
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("a port is 1 to 65535, was " + port);
    }
    if (texts.size() > MOST_TEXTS) {
      throw new IllegalArgumentException("a service tells 0 to 16 texts, was " + texts.size());
    }
  }

  /**
   * Returns the texts by name, {@code on} for {@code led}; one without a value has an empty one.
   */
  public Map<String, String> named() {
    Map<String, String> all = new TreeMap<>();
    for (String each : texts) {
      int end = each.indexOf('=');
      all.put(end < 0 ? each : each.substring(0, end), end < 0 ? "" : each.substring(end + 1));
    }
    return all;
  }

  /** Returns texts that say this, by name. */
  public static List<String> texts(Map<String, String> named) {
    return new TreeMap<>(named)
        .entrySet().stream()
            .map(
                each ->
                    each.getValue().isEmpty()
                        ? each.getKey()
                        : String.join("=", each.getKey(), each.getValue()))
            .toList();
  }

  /** Returns whether this is a kind of service. */
  public static boolean isKind(String type) {
    return KIND.matcher(type).matches();
  }
}
