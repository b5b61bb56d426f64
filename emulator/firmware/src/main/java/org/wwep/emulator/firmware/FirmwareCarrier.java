package org.wwep.emulator.firmware;

import java.util.BitSet;
import org.wwep.emulator.testbed.BlockTable;

/** A way to run firmware, such as in a child process. */
@FunctionalInterface
public interface FirmwareCarrier {
  /**
   * Starts it: everything is as after power on, and nothing has run yet.
   *
   * @throws FirmwareStartException if it cannot run here
   */
  FirmwareInstance start() throws FirmwareStartException;

  /**
   * Returns the basic blocks of which {@link #recording} tells; the first time it takes a while.
   */
  default BlockTable blocks() {
    return BlockTable.NONE;
  }

  /**
   * Returns one whose instances add, when they are closed, the numbers of the blocks that ran.
   *
   * @param reached gets them, on the task that closes an instance
   */
  default FirmwareCarrier recording(BitSet reached) {
    return this;
  }
}
