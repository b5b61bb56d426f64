package org.wwep.net;

import java.util.List;

/** Connecting to a name: its addresses in turn, until one takes the connection. */
public final class ConnectAttempts {
  private ConnectAttempts() {}

  /** One attempt at one address. */
  @FunctionalInterface
  public interface Attempt {
    /** Connects, or throws; whatever it opened and does not need any more it closes itself. */
    void connect(Endpoint server) throws LinkException, InterruptedException;
  }

  /**
   * Tries each address until one takes the connection, and returns that one.
   *
   * @param servers the addresses, at least one
   * @throws ConnectFailedException if none does; it is that of the first address
   * @throws LinkException if an attempt meets any other trouble: the others are not tried then
   */
  public static Endpoint first(List<Endpoint> servers, Attempt attempt)
      throws LinkException, InterruptedException {
    if (servers.isEmpty()) {
      throw new IllegalArgumentException("a connection needs an address or more, was none");
    }
    ConnectFailedException failure = null;
    for (Endpoint server : servers) {
      try {
        attempt.connect(server);
        return server;
      } catch (ConnectFailedException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    throw java.util.Objects.requireNonNull(failure);
  }
}
