package org.wwep.emulator.testbed;

import org.wwep.hal.Board;
import org.wwep.hal.Button;
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
}
