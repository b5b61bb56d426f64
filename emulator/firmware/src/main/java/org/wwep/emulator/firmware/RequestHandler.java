package org.wwep.emulator.firmware;

import org.jspecify.annotations.Nullable;

/** Who carries out the requests of one C thread, on the task of that thread. */
public interface RequestHandler {
  /** Carries out a posted request; never blocks. */
  void post(FirmwareRequest request);

  /**
   * Returns what a carrier may answer on its own now, or null in a world that goes on meanwhile.
   */
  @Nullable KnownAnswers known();

  /** Answers a call; blocks through the world's own calls only. */
  FirmwareAnswer answer(FirmwareRequest request) throws InterruptedException;
}
