package org.wwep.device.server;

import org.wwep.net.packet.PacketPools;

/** What the course's servers have in common: their packets, and a console that counts. */
abstract sealed class CourseServerImage implements ServerImage
    permits PacketServerImage, CallbackServerImage {
  final ServerImageContext serverImageContext;

  CourseServerImage(ServerImageContext serverImageContext) {
    this.serverImageContext = serverImageContext;
  }

  @Override
  public final long transactions() {
    return serverImageContext.console().transactions();
  }

  @Override
  public final PacketPools pools() {
    return serverImageContext.pools();
  }
}
