package org.wwep.emulator.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.fault.GpioFault;
import org.wwep.emulator.fault.HitUnit;
import org.wwep.hal.Button;
import org.wwep.hal.EdgeListener;
import org.wwep.hal.Led;
import org.wwep.hal.emulated.EmulatedBoard;

/**
 * An emulated board whose GPIO can be taken away: while a fault is in place no edge comes through,
 * and an LED cannot be set.
 */
final class FaultyBoard extends BoardDecorator {
  private final List<FaultyButton> buttons;
  private final List<FaultyLed> leds;
  private @Nullable GpioFault fault;
  private Consumer<HitUnit> hits = _ -> {};

  FaultyBoard(EmulatedBoard board) {
    super(board);
    this.buttons = board.buttons().stream().map(FaultyButton::new).toList();
    this.leds = board.leds().stream().map(FaultyLed::new).toList();
  }

  /** Has this go wrong from now on, or nothing. */
  void fault(@Nullable GpioFault fault, Consumer<HitUnit> hits) {
    this.hits = hits;
    this.fault = fault;
  }

  private static String words(GpioFault fault) {
    return switch (fault.kind()) {
      case BUSY -> "the line is in use by another program";
      case ABSENT -> "there is no such GPIO line";
      case DENIED -> "no permission to open the GPIO chip";
    };
  }

  @Override
  public List<? extends Button> buttons() {
    return buttons;
  }

  @Override
  public List<? extends Led> leds() {
    return leds;
  }

  private final class FaultyButton extends ButtonDecorator {
    FaultyButton(Button button) {
      super(button);
    }

    @Override
    public void listen(EdgeListener listener) {
      button()
          .listen(
              edge -> {
                if (fault == null) {
                  listener.edge(edge);
                } else {
                  hits.accept(HitUnit.EDGE);
                }
              });
    }
  }

  private final class FaultyLed extends LedDecorator {
    FaultyLed(Led led) {
      super(led);
    }

    @Override
    public void set(boolean lit) {
      GpioFault inPlace = fault;
      if (inPlace != null) {
        hits.accept(HitUnit.LED);
        throw new UncheckedIOException(new IOException(words(inPlace)));
      }
      led().set(lit);
    }
  }
}
