package org.wwep.emulator.firmware.wasm;

import org.jspecify.annotations.Nullable;
import org.wwep.emulator.firmware.ThreadEnd;

/** Takes a C thread out of the firmware, from where it asked for something. */
final class FirmwareStop extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable ThreadEnd end;

  /** Makes one; without an end the thread's task was cancelled. */
  FirmwareStop(@Nullable ThreadEnd end) {
    super("the thread ends", null, false, false);
    this.end = end;
  }

  ThreadEnd end() throws InterruptedException {
    if (end == null) {
      throw new InterruptedException();
    }
    return end;
  }
}
