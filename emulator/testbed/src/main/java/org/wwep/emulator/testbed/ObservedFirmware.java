package org.wwep.emulator.testbed;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wwep.device.DeviceConfig;
import org.wwep.device.Firmware;
import org.wwep.device.trace.Trace;
import org.wwep.hal.Board;
import org.wwep.net.NetworkStack;
import org.wwep.net.packet.PacketPools;
import org.wwep.net.tls.Tls;
import org.wwep.rtos.Rtos;

/**
 * Firmware that tells nothing of itself, with an observer that tells the trace what is seen of it:
 * its pins, its serial port, its connections.
 *
 * <p><b>Errors</b>: powering it on throws {@link IllegalArgumentException} if it does not start on
 * this machine.
 */
public final class ObservedFirmware implements Firmware {
  private final DeviceObserver observer;
  private final Firmware firmware;
  private final Rtos rtos;
  private final PacketGauge packets = new PacketGauge();

  /**
   * Installs it, without power.
   *
   * @param board its pins; nobody else listens to its buttons
   * @param config its server and how long its buttons bounce; the rest is for the client
   * @param route how it finds a server that is not where it expects it, or null
   */
  public ObservedFirmware(
      FirmwareImage image,
      String id,
      Board board,
      Rtos rtos,
      NetworkStack net,
      Tls tls,
      DeviceConfig config,
      Trace trace,
      PacketPools pools,
      @Nullable ServerRoute route) {
    this.rtos = rtos;
    this.observer =
        new DeviceObserver(
            board, net, rtos, route, config.settings().debounce(), image.printsAtMost(), trace);
    this.firmware =
        image.install(
            new DeviceSeams(
                id,
                observer.board(),
                rtos,
                observer.net(),
                ObservedStack.heard(tls),
                observer.console(),
                config,
                trace,
                pools,
                packets));
  }

  @Override
  public void powerOn() throws InterruptedException {
    observer.powerOn();
    firmware.powerOn();
  }

  @Override
  public void powerOff() throws InterruptedException {
    firmware.powerOff();
    observer.powerOff();
  }

  /** Returns how many packets of its own it has in use. */
  int packetsInUse() {
    return packets.inUse();
  }

  /** Returns since when its network has not been used; now, if it is in use. */
  Instant quietSince() {
    return observer.quietSince();
  }

  /** Waits until its network has been quiet for {@link DeviceObserver#QUIET}. */
  @Override
  public boolean drain(Duration timeout) throws InterruptedException {
    var until = rtos.now().plus(timeout);
    return firmware.drain(timeout) && observer.quiet(until);
  }

  @Override
  public void receive(byte[] bytes) {
    firmware.receive(bytes);
  }

  @Override
  public void close() {
    firmware.close();
    observer.powerOff();
  }
}
