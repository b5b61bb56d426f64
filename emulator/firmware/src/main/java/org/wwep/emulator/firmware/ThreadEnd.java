package org.wwep.emulator.firmware;

/** How the run of a C thread ended. */
public sealed interface ThreadEnd {
  /** Its function returned. */
  record Returned() implements ThreadEnd {}

  /** It ended the whole firmware. */
  record Faulted(FirmwareFault fault) implements ThreadEnd {}

  /** The firmware was over before: by another thread, or by power off. */
  record Stopped() implements ThreadEnd {}
}
