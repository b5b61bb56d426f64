package org.wwep.emulator.firmware.host;

import java.util.EnumSet;
import java.util.Set;
import org.wwep.emulator.firmware.Operation;

/** Whether a firmware has done anything yet that can be seen from outside. */
final class Activity {
  /** What nobody sees from outside of the firmware. */
  private static final Set<Operation> SILENT =
      EnumSet.of(
          Operation.SPAWN,
          Operation.KILL,
          Operation.PACKETS,
          Operation.SOCKET_ROOM,
          Operation.SEMAPHORE_NEW,
          Operation.SEMAPHORE_PUT,
          Operation.SEMAPHORE_FREE,
          Operation.SEMAPHORE_GET,
          Operation.END,
          Operation.FLUSH,
          Operation.DELAY,
          Operation.TICK,
          Operation.PIN_GET,
          Operation.UPTIME,
          Operation.CLOCK,
          Operation.RANDOM,
          Operation.MAC,
          Operation.ADDRESS);

  private volatile boolean seen;

  void note(Operation operation) {
    if (!seen && !SILENT.contains(operation)) {
      seen = true;
    }
  }

  boolean seen() {
    return seen;
  }
}
