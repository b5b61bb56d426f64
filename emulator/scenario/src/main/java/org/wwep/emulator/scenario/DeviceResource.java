package org.wwep.emulator.scenario;

import org.wwep.emulator.testbed.InspectedFirmware;

/** What firmware takes and has to give back. */
public enum DeviceResource {
  /** Sockets of its network stack, listening ones too. */
  SOCKETS("sockets open"),
  /** Packets of its pools. */
  PACKETS("packets in use"),
  /** Tasks, which threads in C are. */
  THREADS("threads");

  private final String words;

  DeviceResource(String words) {
    this.words = words;
  }

  /** Returns how many a device or a server has now. */
  public int count(InspectedFirmware device) {
    return switch (this) {
      case SOCKETS -> device.openSockets();
      case PACKETS -> device.packetsInUse();
      case THREADS -> device.tasks();
    };
  }

  /** Returns a count of them as messages have it, {@code 2 sockets open}. */
  public String words(int count) {
    return count + " " + words;
  }
}
