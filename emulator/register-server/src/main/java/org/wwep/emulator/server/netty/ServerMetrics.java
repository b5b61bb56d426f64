package org.wwep.emulator.server.netty;

import java.util.List;
import org.wwep.net.TlsRejectedException;
import org.wwep.protocol.server.Exchange;

/** Counts what happens in a server; any thread, and quick. */
public interface ServerMetrics {
  /** Counts nothing. */
  ServerMetrics NONE = new ServerMetrics() {};

  /**
   * Takes that exchanges were answered.
   *
   * @param port {@code open} or {@code tls}
   * @param nanos from the arrival of the bytes to the replies' leaving
   */
  default void answered(String port, List<Exchange> exchanges, long nanos) {}

  /** Takes that somebody went past a limit. */
  default void limited(ServerLimit serverLimit) {}

  /** Takes that a TLS handshake came to nothing. */
  default void noHandshake(TlsRejectedException.Reason reason) {}

  /** Takes that a handshake succeeded. */
  default void handshake() {}

  /** Returns whether times are wanted. */
  default boolean timed() {
    return this != NONE;
  }
}
