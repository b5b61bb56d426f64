package org.wwep.emulator.firmware.process;

/** How the host gives the firmware its turn, and waits until it has it back. */
interface HandOver {
  /** The value of the word in shared memory while the turn is the host's. */
  int HOST = 0;

  /** The value while it is the firmware's. */
  int FIRMWARE = 1;

  /**
   * Returns the number of the processor that the firmware does best on, since the host waits there,
   * or -1.
   */
  int processor();

  /** Gives the firmware its turn. */
  void give();

  /** Waits a while for the host's turn, and returns whether it has come. */
  boolean await();
}
