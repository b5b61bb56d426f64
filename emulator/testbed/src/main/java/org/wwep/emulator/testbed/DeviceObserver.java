package org.wwep.emulator.testbed;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wwep.device.trace.Trace;
import org.wwep.hal.Board;
import org.wwep.hal.Debounce;
import org.wwep.net.NetworkStack;
import org.wwep.rtos.Rtos;

/**
 * What is seen from outside of a device whose firmware tells nothing of itself: its pins, its
 * serial port, its connections.
 */
final class DeviceObserver {
  /** How long the network of a device is quiet before it counts as done. */
  static final Duration QUIET = Duration.ofSeconds(3);

  private final ObservedBoard board;
  private final ObservedStack net;
  private final SerialPort console;
  private final Rtos rtos;

  /**
   * Makes one of a device without power.
   *
   * @param most how many bytes of what it prints in a power cycle are kept
   */
  DeviceObserver(
      Board board,
      NetworkStack net,
      Rtos rtos,
      @Nullable ServerRoute route,
      Duration debounce,
      int most,
      Trace trace) {
    this.board = new ObservedBoard(board, rtos, new Debounce(debounce), trace);
    this.net = new ObservedStack(net, rtos, route, trace);
    this.console = new SerialPort(rtos, trace, most);
    this.rtos = rtos;
  }

  Board board() {
    return board;
  }

  NetworkStack net() {
    return net;
  }

  SerialPort console() {
    return console;
  }

  /** Power comes. */
  void powerOn() {
    console.restart();
    board.powerOn();
  }

  /** Power has gone: what the firmware left is put away, as it would be on a board. */
  void powerOff() {
    net.powerOff();
    board.powerOff();
  }

  /** Returns since when the network has not been used; now, if it is in use. */
  Instant quietSince() {
    return net.quietSince();
  }

  /** Waits until the network has been quiet for a while; returns whether that was so by then. */
  boolean quiet(Instant until) throws InterruptedException {
    Instant from = rtos.now();
    while (true) {
      Instant since = net.quietSince();
      Instant wanted = (since.isBefore(from) ? from : since).plus(QUIET);
      if (!rtos.now().isBefore(wanted)) {
        return true;
      }
      if (!rtos.now().isBefore(until)) {
        return false;
      }
      Instant next = wanted.isBefore(until) ? wanted : until;
      rtos.sleep(Duration.between(rtos.now(), next));
    }
  }
}
