package org.wwep.net;

import java.util.List;

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
    throw java.util.Objects.requireNonNull(failure);
  }
}
