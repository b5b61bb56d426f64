package org.wwep.emulator.firmware.host;

import java.util.List;
import org.wwep.emulator.firmware.FirmwareAnswer;
import org.wwep.emulator.firmware.FirmwareRequest;
import org.wwep.hal.Board;
import org.wwep.hal.Edge;
import org.wwep.hal.EdgeListener;
import org.wwep.hal.Level;
import org.wwep.rtos.Mailbox;

/** A board's pins by the ABI's numbers: buttons from 0x100, LEDs from 0x200. */
final class PinTable {
  private static final int KIND = 0xFF00;
  private static final int INDEX = 0xFF;
  private static final int BUTTON = 0x100;
  private static final int LED = 0x200;
  private static final int RISING = 1;
  private static final int FALLING = 2;

  private final Board board;
  private final List<EdgeSink> sinks;
  private final Mailbox<Long> interrupts;

  /**
   * Makes a table.
   *
   * @param sinks one for each button of the board
   * @param interrupts gets the vector of each interrupt
   */
  PinTable(Board board, List<EdgeSink> sinks, Mailbox<Long> interrupts) {
    this.board = board;
    this.sinks = sinks;
    this.interrupts = interrupts;
  }

  /** Sets an LED; a pin that the board lacks is wired to nothing. */
  void set(FirmwareRequest request) {
    if (is(request.a(), LED, board.leds().size())) {
      board.leds().get(index(request.a())).set(request.b() != 0);
    }
  }

  FirmwareAnswer get(FirmwareRequest request) {
    if (is(request.a(), BUTTON, board.buttons().size())) {
      boolean high = board.buttons().get(index(request.a())).level() == Level.HIGH;
      return FirmwareAnswer.of(high ? 1 : 0);
    }
    if (is(request.a(), LED, board.leds().size())) {
      return FirmwareAnswer.of(board.leds().get(index(request.a())).lit() ? 1 : 0);
    }
    return FirmwareAnswer.DONE;
  }

  void listen(FirmwareRequest request) {
    if (is(request.a(), BUTTON, sinks.size())) {
      sinks.get(index(request.a())).target(listener(request.b(), request.c()));
    }
  }

  private EdgeListener listener(long edges, long vector) {
    return (Edge edge) -> {
      boolean wanted = (edges & (edge.level() == Level.HIGH ? RISING : FALLING)) != 0;
      if (wanted) {
        interrupts.post(vector);
      }
    };
  }

  void close() {
    sinks.forEach(sink -> sink.target(null));
  }

  private static boolean is(long pin, int kind, int count) {
    return (pin & KIND) == kind && index(pin) < count;
  }

  private static int index(long pin) {
    return (int) pin & INDEX;
  }
}
