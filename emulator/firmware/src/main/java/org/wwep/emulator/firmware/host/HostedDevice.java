package org.wwep.emulator.firmware.host;

import java.time.Instant;
import org.wwep.device.Firmware;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.firmware.FirmwareCarrier;
import org.wwep.emulator.firmware.FirmwareFault;
import org.wwep.emulator.firmware.FirmwareListener;
import org.wwep.emulator.firmware.FirmwareSeams;
import org.wwep.emulator.firmware.FirmwareStartException;
import org.wwep.emulator.firmware.MisuseKind;
import org.wwep.emulator.testbed.DeviceSeams;

/** Hosted firmware on the seams of a device; what it prints and how it fares goes to the trace. */
final class HostedDevice implements Firmware {
  private final HostedFirmware firmware;

  HostedDevice(FirmwareCarrier carrier, DeviceSeams seams) {
    this.firmware =
        new HostedFirmware(
            carrier,
            new FirmwareSeams(
                seams.id(),
                seams.rtos(),
                seams.net(),
                seams.board(),
                seams.tls(),
                new TraceListener(seams)));
  }

  /** Tells the trace. */
  private record TraceListener(DeviceSeams seams) implements FirmwareListener {
    @Override
    public void printed(Instant at, byte[] bytes) {
      seams.console().print(bytes);
    }

    @Override
    public void packets(int inUse) {
      seams.packets().set(inUse);
    }

    @Override
    public void misused(Instant at, MisuseKind kind, String text) {
      seams
          .trace()
          .record(
              kind == MisuseKind.ENDLESS_LOOP
                  // It can do nothing any more: that is the end of it, and no slip.
                  ? new TraceEvent.FirmwareFaulted(at, kind.name(), text, "", "")
                  : new TraceEvent.FirmwareMisused(at, kind.name(), text));
    }

    @Override
    public void faulted(Instant at, FirmwareFault fault) {
      seams
          .trace()
          .record(
              new TraceEvent.FirmwareFaulted(
                  at, fault.kind().name(), fault.text(), fault.function(), fault.place()));
    }
  }

  /**
   * Gives it power.
   *
   * @throws IllegalArgumentException if it does not start on this machine
   */
  @Override
  public void powerOn() {
    try {
      firmware.powerOn();
    } catch (FirmwareStartException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  @Override
  public void powerOff() {
    firmware.powerOff();
  }

  @Override
  public void receive(byte[] bytes) {
    firmware.type(bytes);
  }

  @Override
  public void close() {
    firmware.close();
  }
}
