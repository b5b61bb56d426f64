package org.wwep.net;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Connecting to a name: its addresses in turn, until one takes the connection. */
public final class ConnectAttempts {
  private ConnectAttempts() {}

  /**
   * One attempt at one address.
   *
   * @param <T> what comes of it
   */
  @FunctionalInterface
  public interface Attempt<T> {
    /** Connects, or throws; whatever it opened and does not need any more it closes itself. */
    T connect(Endpoint server) throws LinkException, InterruptedException;
  }

  /**
   * Looks a name up, and returns its addresses with a port.
   *
   * @throws NameNotResolvedException as {@link NetworkStack#resolveAll} does
   */
  public static List<Endpoint> servers(NetworkStack net, String host, int port, Duration timeout)
      throws NameNotResolvedException, InterruptedException {
    return net.resolveAll(host, timeout).stream()
        .map(address -> new Endpoint(address, port))
        .toList();
  }

  /**
   * Opens a socket to the first address that takes the connection.
   *
   * @param timeout what each attempt may take
   * @throws LinkException as {@link #first} does
   */
  public static TcpSocket socket(NetworkStack net, List<Endpoint> servers, Duration timeout)
      throws LinkException, InterruptedException {
    return first(servers, server -> socket(net, server, timeout));
  }

  private static TcpSocket socket(NetworkStack net, Endpoint server, Duration timeout)
      throws LinkException, InterruptedException {
    TcpSocket socket = net.socket();
    boolean connected = false;
    try {
      socket.connect(server, timeout);
      connected = true;
      return socket;
    } finally {
      if (!connected) {
        socket.close();
      }
    }
  }

  /**
   * Tries each address until one takes the connection, and returns what came of it.
   *
   * @param servers the addresses, at least one
   * @throws ConnectFailedException if none does; it is that of the first address
   * @throws LinkException if an attempt meets any other trouble: the others are not tried then
   */
  public static <T> T first(List<Endpoint> servers, Attempt<T> attempt)
      throws LinkException, InterruptedException {
    if (servers.isEmpty()) {
      throw new IllegalArgumentException("a connection needs an address or more, was none");
    }
    ConnectFailedException failure = null;
    for (Endpoint server : servers) {
      try {
        return attempt.connect(server);
      } catch (ConnectFailedException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    throw Objects.requireNonNull(failure);
  }
}
