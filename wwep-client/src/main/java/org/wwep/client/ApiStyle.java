package org.wwep.client;

import org.wwep.net.Connection;
import org.wwep.net.bsd.SocketConnection;
import org.wwep.net.bsd.SocketLayer;
import org.wwep.net.packet.PacketPools;
import org.wwep.net.packet.PacketSocket;
import org.wwep.net.packet.PoolSizes;

/** The ways in which firmware can talk to a TCP connection. */
public enum ApiStyle {
  /** WICED streams: write, flush, read. */
  STREAM {
    @Override
    public FrameChannel open(Connection connection) {
      return open(connection, new PacketPools(PoolSizes.DEFAULT));
    }

    @Override
    public FrameChannel open(Connection connection, PacketPools pools) {
      return new StreamChannel(connection, pools);
    }
  },
  /** WICED packets: create, fill, send, delete; receive, read, delete. */
  PACKET {
    @Override
    public FrameChannel open(Connection connection) {
      return open(connection, new PacketPools(PoolSizes.DEFAULT));
    }

    @Override
    public FrameChannel open(Connection connection, PacketPools pools) {
      return new PacketChannel(new PacketSocket(pools, connection));
    }
  },
  /** Zephyr's sockets: send; poll, recv. Their connections are made by a {@link SocketLayer}. */
  BSD {
    @Override
    public FrameChannel open(Connection connection) {
      if (connection instanceof SocketConnection socket) {
        return new BsdChannel(socket);
      }
      throw new IllegalArgumentException(
          "Zephyr's sockets need a connection that is one of them, was " + connection);
    }

    @Override
    public FrameChannel open(Connection connection, PacketPools pools) {
      return open(connection);
    }
  };

  /** Opens a channel over a connection, which the caller goes on owning; pools are its own. */
  public abstract FrameChannel open(Connection connection);

  /** Opens a channel whose packets, if the style uses any, come from the device's pools. */
  public abstract FrameChannel open(Connection connection, PacketPools pools);
}
