package org.wwep.net.packet;

import org.wwep.net.Connection;
import org.wwep.net.LinkException;

/**
 * What is laid over a connection that a server accepted: nothing, or TLS.
 *
 * <p><b>Source</b>: {@code wiced_tcp_enable_tls} before {@code wiced_tcp_accept}.
 */
@FunctionalInterface
public interface SecureAccept {
  /** Lays nothing over it. */
  SecureAccept OPEN = raw -> raw;

  /**
   * Secures a connection as its server; the result closes the connection below it.
   *
   * <p>Waits no longer than its own limit. If it throws, the connection is still the caller's.
   */
  Connection secure(Connection raw) throws LinkException, InterruptedException;

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
