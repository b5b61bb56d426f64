package org.wwep.emulator.server.netty;

/** How far a connection has come. */
enum ConnectionState {
  /** The handshake is under way. */
  SECURING,
  /** Bytes are welcome. */
  OPEN,
  /** All was said; what still comes is thrown away until the client closes. */
  LEAVING,
  /** Closed, or about to be. */
  OVER
}
