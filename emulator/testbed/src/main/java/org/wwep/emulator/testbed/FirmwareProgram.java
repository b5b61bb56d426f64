package org.wwep.emulator.testbed;

import org.wwep.device.Firmware;

/**
 * Firmware in Java that begins at one method, as {@code application_start} does in C.
 *
 * <p><b>Shape</b>: {@link #run} is called on a task of its own each time power comes, and may start
 * more tasks with {@link org.wwep.rtos.Rtos#spawn}; all of them end when power goes. One object may
 * run on many boards at once: what belongs to a board is in local variables.
 *
 * <p><b>Errors</b>: an exception that leaves {@link #run} or another task is a fault of the
 * firmware: it ends there, and the trace says at which class and line.
 */
public interface FirmwareProgram extends FirmwareImage {
  /** Runs to its end, or until the power goes. */
  void run(DeviceSeams device) throws Exception;

  @Override
  default Firmware install(DeviceSeams seams) {
    return new ProgramFirmware(this, seams);
  }
}
