package org.wwep.emulator.testbed;

import org.wwep.device.ClientDevice;
import org.wwep.device.DeviceConfig;
import org.wwep.device.trace.Trace;
import org.wwep.hal.Board;
import org.wwep.net.NetworkStack;
import org.wwep.net.packet.PacketPools;
import org.wwep.rtos.Rtos;

/** The course's client; an interface so that a test may put a faulty one on a board. */
public interface ClientImage extends FirmwareImage {
  /** Installs the client, without power yet. */
  ClientDevice install(
      Board board,
      Rtos rtos,
      NetworkStack net,
      DeviceConfig config,
      Trace trace,
      PacketPools pools);

  @Override
  default ClientDevice install(DeviceSeams seams) {
    return install(
        seams.board(), seams.rtos(), seams.net(), seams.client(), seams.trace(), seams.pools());
  }

  @Override
  default boolean isClient() {
    return true;
  }
}
