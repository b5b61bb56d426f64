package org.wwep.net;

/**
 * What is laid over a connection, on the client's side or on the server's: nothing, or TLS.
 *
 * <p><b>Source</b>: {@code wiced_tcp_enable_tls}, before {@code wiced_tcp_connect} or {@code
 * wiced_tcp_accept}.
 */
@FunctionalInterface
public interface SecureLayer {
  /** Lays nothing over it. */
  SecureLayer OPEN = raw -> raw;

  /**
   * Secures a connection; the result closes the connection below it.
   *
   * <p>Waits no longer than its own limit. If it throws, the connection is still the caller's.
   */
  Connection secure(Connection raw) throws LinkException, InterruptedException;

  /**
   * Makes the socket that it is laid over. A stack that does TLS by itself makes a socket of its
   * own here: then connecting does the handshake as well, and nothing is left to {@link #secure}.
   */
  default TcpSocket socket(NetworkStack net) throws LinkException {
    return net.socket();
  }

  /** Listens for the connections that it is laid over, as {@link #socket} makes them. */
  default TcpListener listen(NetworkStack net, Endpoint local) throws LinkException {
    return net.listen(local);
  }

  /** Returns whether anything is laid over a connection. */
  default boolean secures() {
    return this != OPEN;
  }

  /** Returns the kind of port it makes, {@code open} or {@code tls}, as consoles call it. */
  default String port() {
    return secures() ? "tls" : "open";
  }

  /** Secures a connection, or closes it. */
  default Connection secureOrClose(Connection raw) throws LinkException, InterruptedException {
    boolean done = false;
    try {
      Connection secured = secure(raw);
      done = true;
      return secured;
    } finally {
      if (!done) {
        raw.close();
      }
    }
  }
}
