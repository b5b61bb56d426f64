package org.wwep.emulator.proxy;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.wwep.net.Endpoint;
import org.wwep.net.NameNotResolvedException;
import org.wwep.net.NetworkStack;

/**
 * A host, by name or address, and a port.
 *
 * @param host a name or an address, IPv6 without its brackets
 * @param port 0 to 65535
 */
public record ProxyAddress(String host, int port) {
  private static final Duration LOOK_UP = Duration.ofSeconds(5);

  /**
   * Reads {@code HOST:PORT}, {@code [::1]:PORT} or {@code :PORT}, which is this machine alone.
   *
   * @param name whose address it is, for the message of the {@link IllegalArgumentException}
   */
  public static ProxyAddress parse(String name, String text) {
    int colon = text.lastIndexOf(':');
    if (colon >= 0 && text.substring(colon + 1).matches("[0-9]{1,5}")) {
      String host = text.substring(0, colon);
      int port = Integer.parseInt(text.substring(colon + 1));
      if (host.startsWith("[") && host.endsWith("]")) {
        host = host.substring(1, host.length() - 1);
      } else if (host.indexOf(':') >= 0) {
        host = " ";
      }
      if (port <= 65535 && !host.contains(" ") && !host.contains("[")) {
        return new ProxyAddress(host.isEmpty() ? "127.0.0.1" : host, port);
      }
    }
    throw new IllegalArgumentException(
        "%s is HOST:PORT with a port of 0 to 65535, as 127.0.0.1:27708 or [::1]:27708, was '%s'"
            .formatted(name, text));
  }

  /** Looks all addresses of the host up. */
  List<Endpoint> resolveAll(NetworkStack net)
      throws NameNotResolvedException, InterruptedException {
    return net.resolveAll(host, LOOK_UP).stream()
        .map(address -> new Endpoint(address, port))
        .toList();
  }

  /** Looks the host up. */
  Endpoint resolve(NetworkStack net) throws NameNotResolvedException, InterruptedException {
    InetAddress address = net.resolve(host, LOOK_UP);
    return new Endpoint(address, port);
  }

  @Override
  public String toString() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
