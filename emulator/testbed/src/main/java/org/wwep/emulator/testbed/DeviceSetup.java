package org.wwep.emulator.testbed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.device.DeviceConfig;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.MacAddress;

/**
 * A device to put into a world.
 *
 * @param name what the timeline and scenarios call it
 * @param mac its MAC address, or null for one drawn from the world's seed
 * @param board its parts
 * @param clients what each of its clients is built with, at least one; two for the dual client,
 *     which share the board, the stack and the packets
 * @param image the firmware
 * @param coprocessor its coprocessor, or null for a device without one
 * @param route how firmware with the server's name and ports built in finds it, or null if it is
 *     where that firmware expects it
 */
public record DeviceSetup(
    String name,
    @Nullable MacAddress mac,
    BoardConfig board,
    List<DeviceConfig> clients,
    FirmwareImage image,
    @Nullable DeviceCoprocessor coprocessor,
    @Nullable ServerRoute route) {
  /** Checks that there is a client. */
  public DeviceSetup {
    clients = List.copyOf(clients);
    if (clients.isEmpty()) {
      throw new IllegalArgumentException("a device has a client at least");
    }
  }

  /** Returns a device with one button, one LED and the course's client. */
  public static DeviceSetup of(String name, DeviceConfig client) {
    return new DeviceSetup(
        name, null, BoardConfig.defaults(), List.of(client), FirmwareImage.CLIENT, null, null);
  }

  /** Returns this device with other parts on its board. */
  public DeviceSetup withBoard(BoardConfig other) {
    return new DeviceSetup(name, mac, other, clients, image, coprocessor, route);
  }

  /** Returns this device with other firmware. */
  public DeviceSetup withImage(FirmwareImage image) {
    return new DeviceSetup(name, mac, board, clients, image, coprocessor, route);
  }
}
