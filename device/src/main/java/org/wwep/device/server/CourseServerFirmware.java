package org.wwep.device.server;

import org.wwep.net.packet.PacketPools;

/** What the course's servers have in common: their packets, and a console that counts. */
abstract sealed class CourseServerFirmware implements ServerFirmware
    permits PacketServerFirmware, CallbackServerFirmware {
  final ServerFirmwareContext context;

  CourseServerFirmware(ServerFirmwareContext context) {
    this.context = context;
  }

  @Override
  public final long transactions() {
    return context.console().transactions();
  }

  @Override
  public final PacketPools pools() {
    return context.pools();
  }
}
