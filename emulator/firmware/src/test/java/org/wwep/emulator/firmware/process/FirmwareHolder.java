package org.wwep.emulator.firmware.process;

import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.emulator.firmware.FirmwareInstance;
import org.wwep.emulator.firmware.TestCarrier;

/** A program that holds firmware until it is killed. */
final class FirmwareHolder {
  private FirmwareHolder() {}

  /** Starts firmware, says so, and waits. */
  public static void main(String[] args) throws Exception {
    FirmwareSources sources =
        FirmwareSources.of(TestCarrier.EXAMPLES.resolve("wiced-client/main.c"));
    try (FirmwareInstance _ = TestCarrier.NATIVE.carrier(sources).start()) {
      System.out.println("started");
      System.in.read();
    }
  }
}
