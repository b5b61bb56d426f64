package org.wwep.client;

import org.wwep.net.Connection;

/** The ways in which firmware can talk to a TCP connection. */
public enum ApiStyle {
  /** WICED streams: write, flush, read. */
  STREAM {
    @Override
    public FrameChannel open(Connection connection) {
      return new StreamChannel(connection);
    }
  };

  /** Opens a channel over a connection, which the caller goes on owning. */
  public abstract FrameChannel open(Connection connection);
}
