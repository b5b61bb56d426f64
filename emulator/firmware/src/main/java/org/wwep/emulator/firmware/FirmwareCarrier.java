package org.wwep.emulator.firmware;

/** A way to run firmware, such as in a child process. */
@FunctionalInterface
public interface FirmwareCarrier {
  /**
   * Starts it: everything is as after power on, and nothing has run yet.
   *
   * @throws FirmwareStartException if it cannot run here
   */
  FirmwareInstance start() throws FirmwareStartException;
}
