package org.wwep.emulator.testbed;

import org.wwep.device.ClientDevice;
import org.wwep.device.DeviceConfig;
import org.wwep.device.trace.Trace;
import org.wwep.hal.Board;
import org.wwep.net.NetworkStack;
import org.wwep.net.packet.PacketPools;
import org.wwep.rtos.Rtos;

/** Puts client firmware on a board; an interface so that a test may put faulty firmware there. */
@FunctionalInterface
public interface FirmwareImage {
  /** The course's client. */
  FirmwareImage CLIENT = ClientDevice::new;

  /** Installs the firmware, without power yet. */
  ClientDevice install(
      Board board,
      Rtos rtos,
      NetworkStack net,
      DeviceConfig config,
      Trace trace,
      PacketPools pools);
}
