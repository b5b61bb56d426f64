package org.wwep.net;

import java.time.Duration;

/** A client's TCP socket: made by a stack, bound, connected once, then a {@link Connection}. */
public interface TcpSocket extends Connection {
  /**
   * Binds the local port.
   *
   * @param port the port, or 0 for any
   * @throws BindFailed if the port is in use or not permitted
   */
  void bind(int port) throws LinkException;

  /**
   * Connects; small sends then leave at once (no Nagle delay).
   *
   * @throws ConnectFailed if the peer refuses, is unreachable, or does not answer in time
   */
  void connect(Endpoint remote, Duration timeout) throws LinkException, InterruptedException;
}
