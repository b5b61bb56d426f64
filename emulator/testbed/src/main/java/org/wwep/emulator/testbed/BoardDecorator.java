package org.wwep.emulator.testbed;

import java.util.List;
import java.util.Optional;
import org.wwep.hal.Board;
import org.wwep.hal.Button;
import org.wwep.hal.Led;
import org.wwep.hal.Level;
import org.wwep.hal.MacAddress;

/** A board that is another one but for what a subclass changes. Closing it closes the other one. */
public abstract class BoardDecorator implements Board {
  private final Board board;

  /** Decorates a board. */
  protected BoardDecorator(Board board) {
    this.board = board;
  }

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
    return board.leds();
  }

  @Override
  public void close() {
    board.close();
  }

  /** A button whose edges a subclass sees first. */
  protected abstract static class ButtonDecorator implements Button {
    private final Button button;

    /** Decorates a button. */
    protected ButtonDecorator(Button button) {
      this.button = button;
    }

    /** Returns the button that is decorated. */
    protected final Button button() {
      return button;
    }

    @Override
    public String id() {
      return button.id();
    }

    @Override
    public Level activeLevel() {
      return button.activeLevel();
    }

    @Override
    public Level level() {
      return button.level();
    }
  }

  /** An LED whose state a subclass sees first. */
  protected abstract static class LedDecorator implements Led {
    private final Led led;

    /** Decorates an LED. */
    protected LedDecorator(Led led) {
      this.led = led;
    }

    /** Returns the LED that is decorated. */
    protected final Led led() {
      return led;
    }

    @Override
    public String id() {
      return led.id();
    }

    @Override
    public boolean lit() {
      return led.lit();
    }

    @Override
    public Optional<Level> pinLevel() {
      return led.pinLevel();
    }
  }
}
