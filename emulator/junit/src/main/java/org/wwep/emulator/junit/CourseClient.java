package org.wwep.emulator.junit;

import org.wwep.device.ClientDevice;
import org.wwep.device.DeviceConfig;
import org.wwep.device.trace.Trace;
import org.wwep.emulator.testbed.ClientImage;
import org.wwep.emulator.testbed.FirmwareImage;
import org.wwep.hal.Board;
import org.wwep.net.NetworkStack;
import org.wwep.net.packet.PacketPools;
import org.wwep.rtos.Rtos;

/** The course's client: the firmware that a test has unless it names another. */
public final class CourseClient implements ClientImage {
  /** Makes one. */
  public CourseClient() {}

  @Override
  public ClientDevice install(
      Board board,
      Rtos rtos,
      NetworkStack net,
      DeviceConfig config,
      Trace trace,
      PacketPools pools) {
    return FirmwareImage.CLIENT.install(board, rtos, net, config, trace, pools);
  }
}
