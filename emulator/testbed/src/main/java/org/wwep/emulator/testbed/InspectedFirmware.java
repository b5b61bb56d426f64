package org.wwep.emulator.testbed;

import java.time.Instant;
import java.util.Optional;

/** Firmware in a world, whose resources are counted from outside: a device's, or a server's. */
public interface InspectedFirmware {
  /** Returns what the timeline calls it. */
  String name();

  /** Returns how many sockets it has open, listening ones too. */
  int openSockets();

  /** Returns how many packets it has in use. */
  int packetsInUse();

  /** Returns how many of its tasks have begun and not ended. */
  int tasks();

  /** Returns the most tasks that there were at a time since power came. */
  int mostTasks();

  /**
   * Returns since when its network has not been used, or now if it is in use; nothing of the
   * course's client, whose states tell more.
   */
  Optional<Instant> quietSince();

  /** Returns whether it has power. */
  boolean powered();

  /** Returns whether it is the course's client, which has states and tells of itself. */
  boolean isClient();
}
