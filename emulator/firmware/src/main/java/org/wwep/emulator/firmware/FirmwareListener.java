package org.wwep.emulator.firmware;

import java.time.Instant;

/**
 * Hears what firmware prints and how it fares.
 *
 * <p><b>Shape</b>: called on the firmware's tasks, one at a time while it prints; it does not
 * block.
 */
public interface FirmwareListener {
  /** Takes bytes that the firmware printed, as they come. */
  void printed(Instant at, byte[] bytes);

  /** Takes how many of its packets are in use from now on. */
  default void packets(int inUse) {}

  /** Takes misuse that a board would forgive. */
  void misused(Instant at, MisuseKind kind, String text);

  /** Takes the end of the firmware that nobody asked for. */
  void faulted(Instant at, FirmwareFault fault);
}
