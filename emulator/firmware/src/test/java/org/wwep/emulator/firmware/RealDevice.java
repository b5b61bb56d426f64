package org.wwep.emulator.firmware;

import java.security.SecureRandom;
import java.time.Duration;
import org.wwep.emulator.firmware.host.HostedFirmware;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.Edge;
import org.wwep.hal.Level;
import org.wwep.hal.emulated.EmulatedBoard;
import org.wwep.net.Endpoint;
import org.wwep.net.host.HostStack;
import org.wwep.net.tls.Tls;
import org.wwep.rtos.HostRtos;

/**
 * One device with hosted firmware on the real clock and real sockets, all of which lead to one
 * server.
 */
final class RealDevice implements AutoCloseable {
  private static final Duration WAIT = Duration.ofSeconds(20);

  final HostStack stack = new HostStack();
  final EmulatedBoard board;
  final FirmwareLog log;
  final HostedFirmware firmware;
  private final HostRtos rtos;

  /** Makes one, power off; the time base stays its owner's. */
  RealDevice(FirmwareCarrier carrier, HostRtos rtos, Endpoint server, BoardConfig parts) {
    this.rtos = rtos;
    board = new EmulatedBoard(parts, rtos::now);
    log = new FirmwareLog(rtos.now());
    firmware =
        new HostedFirmware(
            carrier,
            new FirmwareSeams(
                "device",
                rtos,
                new RedirectedStack(stack, server),
                board,
                Tls.secure(new SecureRandom(), rtos::now),
                log));
  }

  /** Presses a button and lets go at once. */
  void press(int button) {
    board.buttons().get(button).play(new Edge(rtos.now(), Level.LOW));
    board.buttons().get(button).play(new Edge(rtos.now(), Level.HIGH));
  }

  /** Returns whether the firmware prints this in time. */
  boolean says(String text) throws InterruptedException {
    return log.await(text, WAIT);
  }

  @Override
  public void close() {
    firmware.close();
    stack.close();
  }
}
