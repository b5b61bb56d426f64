package org.wwep.device.server;

import org.wwep.net.Endpoint;
import org.wwep.net.packet.PacketPools;

/** One of the course's servers, running on one port; made by the thread that closes it. */
public abstract sealed class ServerFirmware implements AutoCloseable
    permits PacketServerFirmware, CallbackServerFirmware {
  final ServerFirmwareContext context;

  ServerFirmware(ServerFirmwareContext context) {
    this.context = context;
  }

  /** Returns where it listens, with the real port. */
  public abstract Endpoint local();

  /** Returns how many exchanges were answered. */
  public final long transactions() {
    return context.console().transactions();
  }

  /** Returns the device's packets, to look at. */
  public final PacketPools pools() {
    return context.pools();
  }

  /** Ends every connection and every task. */
  @Override
  public abstract void close();
}
