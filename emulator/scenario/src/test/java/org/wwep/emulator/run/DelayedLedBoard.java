package org.wwep.emulator.run;

import java.time.Duration;
import java.util.List;
import org.wwep.hal.Board;
import org.wwep.hal.Button;
import org.wwep.hal.Led;
import org.wwep.hal.MacAddress;
import org.wwep.rtos.Rtos;

/** A board whose LEDs take a while to be lit. */
record DelayedLedBoard(Board board, Rtos rtos, Duration late) implements Board {
  @Override
  public String description() {
    return board.description();
  }

  @Override
  public MacAddress mac() {
    return board.mac();
  }

  @Override
  public List<? extends Button> buttons() {
    return board.buttons();
  }

  @Override
  public List<? extends Led> leds() {
    return board.leds().stream().map(led -> new DelayedLed(led, rtos, late)).toList();
  }

  @Override
  public void close() {
    board.close();
  }

  private record DelayedLed(Led led, Rtos rtos, Duration late) implements Led {
    @Override
    public String id() {
      return led.id();
    }

    @Override
    public void set(boolean lit) {
      if (!lit) {
        led.set(false);
        return;
      }
      rtos.spawn(
          "late " + led.id(),
          () -> {
            rtos.sleep(late);
            led.set(true);
          });
    }

    @Override
    public boolean lit() {
      return led.lit();
    }
  }
}
