package org.wwep.emulator.cli.option;

/**
 * A host and, maybe, a port, as typed.
 *
 * @param host a name or an address, IPv6 without its brackets
 * @param port 1 to 65535, or 0 if none was typed
 */
public record HostPort(String host, int port) {
  /** Reads {@code host}, {@code host:port}, {@code [::1]} or {@code [::1]:port}. */
  public static HostPort parse(String text) {
    String host = text;
    String port = "";
    int colon = text.lastIndexOf(':');
    if (text.startsWith("[")) {
      int end = text.indexOf(']');
      if (end < 0) {
        throw wrong(text, "the bracket is not closed");
      }
      host = text.substring(1, end);
      port = text.substring(end + 1);
      if (!port.isEmpty() && !port.startsWith(":")) {
        throw wrong(text, "only a port may follow the bracket");
      }
    } else if (colon >= 0 && text.indexOf(':') == colon) {
      host = text.substring(0, colon);
      port = text.substring(colon);
    }
    if (host.indexOf(':') >= 0 && !isAddress(host)) {
      throw wrong(text, "it has more than one colon and is no IPv6 address");
    }
    if (host.isBlank()) {
      throw wrong(text, "the host is missing");
    }
    return new HostPort(host, port.isEmpty() ? 0 : port(text, port.substring(1)));
  }

  /** Returns the port, or this one if none was typed. */
  public int portOr(int other) {
    return port == 0 ? other : port;
  }

  private static boolean isAddress(String host) {
    try {
      return java.net.InetAddress.ofLiteral(host) != null;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static int port(String text, String digits) {
    if (digits.matches("[0-9]{1,5}")) {
      int port = Integer.parseInt(digits);
      if (port >= 1 && port <= 65535) {
        return port;
      }
    }
    throw wrong(text, "a port is 1 to 65535");
  }

  private static IllegalArgumentException wrong(String text, String why) {
    return new IllegalArgumentException(
        "'" + text + "' is no HOST[:PORT] (" + why + "): write localhost:27708 or [::1]:27708");
  }
}
