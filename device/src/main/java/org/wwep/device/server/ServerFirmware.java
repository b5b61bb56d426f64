package org.wwep.device.server;

import org.wwep.net.Endpoint;
import org.wwep.net.packet.PacketPools;

/** A server's firmware while it runs; made by the thread that closes it. */
public sealed interface ServerFirmware extends AutoCloseable permits CourseServerFirmware {
  /** Returns where it listens, with the real port. */
  Endpoint local();

  /** Returns how many exchanges were answered. */
  long transactions();

  /** Returns the device's packets, to look at. */
  PacketPools pools();

  /** Ends every connection and every task. */
  @Override
  void close();
}
