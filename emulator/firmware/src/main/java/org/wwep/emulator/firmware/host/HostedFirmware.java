package org.wwep.emulator.firmware.host;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.firmware.FirmwareCarrier;
import org.wwep.emulator.firmware.FirmwareListener;
import org.wwep.emulator.firmware.FirmwareSeams;
import org.wwep.emulator.firmware.FirmwareStartException;
import org.wwep.hal.Button;
import org.wwep.hal.Led;

/**
 * A device with firmware of its own: on, off, on again with fresh memory.
 *
 * <p><b>Shape</b>: switched by one task; edges come from the board's threads.
 *
 * <p><b>Errors</b>: whatever the firmware does ends up at the {@link FirmwareListener}; nothing of
 * it is thrown here.
 */
public final class HostedFirmware implements AutoCloseable {
  private final FirmwareCarrier carrier;
  private final FirmwareSeams seams;
  private final List<EdgeSink> sinks = new ArrayList<>();
  private @Nullable PowerCycle cycle;

  /** Installs firmware on a board, power off. */
  public HostedFirmware(FirmwareCarrier carrier, FirmwareSeams seams) {
    this.carrier = carrier;
    this.seams = seams;
    // A button has one listener for good, and firmware may be switched on many times.
    for (Button button : seams.board().buttons()) {
      EdgeSink sink = new EdgeSink();
      button.listen(sink);
      sinks.add(sink);
    }
  }

  /**
   * Switches it on; if it is on already, nothing happens.
   *
   * @throws FirmwareStartException if it cannot run on this machine
   */
  public void powerOn() throws FirmwareStartException {
    if (cycle == null) {
      PowerCycle fresh = new PowerCycle(carrier.start(), seams, sinks);
      cycle = fresh;
      fresh.begin();
    }
  }

  /** Takes the power: its threads end, its sockets close, its LEDs go out. */
  public void powerOff() {
    if (cycle != null) {
      cycle.close();
      cycle = null;
      seams.board().leds().forEach(HostedFirmware::darken);
    }
  }

  private static void darken(Led led) {
    led.set(false);
  }

  /** Puts bytes on the way to the firmware's UART; lost if it is off. */
  public void type(byte[] bytes) {
    if (cycle != null) {
      cycle.type(bytes);
    }
  }

  /** Returns whether it is on and has not ended by a fault. */
  public boolean running() {
    return cycle != null && cycle.running();
  }

  @Override
  public void close() {
    powerOff();
  }
}
