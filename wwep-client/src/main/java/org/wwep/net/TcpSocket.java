package org.wwep.net;

import java.time.Duration;

/** A client's TCP socket: made by a stack, bound, connected once, then a {@link Connection}. */
public interface TcpSocket extends Connection {
  /**
   * Binds the local port.
   *
   * @param port the port, or 0 for any, which the stack may choose as late as when connecting
   * @throws BindFailedException if the port is in use or not permitted
   */
  void bind(int port) throws LinkException;

  /**
   * Connects; small sends then leave at once (no Nagle delay).
   *
   * <p>A socket that failed to connect, or whose task was cancelled meanwhile, is closed: the next
   * attempt takes a new one.
   *
   * @throws ConnectFailedException if the peer refuses, is unreachable, or does not answer in time
   * @throws LocallyClosedException if it is closed, before or meanwhile
   * @throws IllegalStateException if it is connected already
   */
  void connect(Endpoint remote, Duration timeout) throws LinkException, InterruptedException;
}
