package org.wwep.emulator.firmware.process;

import org.wwep.emulator.firmware.FirmwareInstance;
import org.wwep.emulator.firmware.RequestHandler;
import org.wwep.emulator.firmware.ThreadEnd;
import org.wwep.emulator.sim.Standstill;

/** Firmware under a debugger: as long as it runs, its world may stand still. */
record DebuggedInstance(FirmwareInstance instance, Standstill standstill)
    implements FirmwareInstance {
  @Override
  public ThreadEnd run(int thread, long value, RequestHandler handler) throws InterruptedException {
    return instance.run(thread, value, handler);
  }

  @Override
  public void close() {
    instance.close();
    standstill.close();
  }
}
