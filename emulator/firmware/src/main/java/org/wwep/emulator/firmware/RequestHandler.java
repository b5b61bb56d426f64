package org.wwep.emulator.firmware;

/** Who carries out the requests of one C thread, on the task of that thread. */
public interface RequestHandler {
  /** Carries out a posted request; never blocks. */
  void post(FirmwareRequest request);

  /** Answers a call; blocks through the world's own calls only. */
  FirmwareAnswer answer(FirmwareRequest request) throws InterruptedException;
}
