package org.wwep.hal.line;

import java.lang.System.Logger;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.wwep.hal.Board;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.ButtonConfig;
import org.wwep.hal.HalException;
import org.wwep.hal.LedConfig;
import org.wwep.hal.MacAddress;

/**
 * The lines of a real board, claimed by a driver of its own.
 *
 * <p>Threads: any may close, also two at once (the end of the program and its signal handler): the
 * second waits until the first is done, so that nobody exits with the LED still lit.
 */
public final class LineBoard implements Board {
  private static final Logger LOG = System.getLogger(LineBoard.class.getName());

  private final LineDriver driver;
  private final String description;
  private final MacAddress mac;
  private final List<LineButton> buttons = new ArrayList<>();
  private final List<LineLed> leds = new ArrayList<>();
  private final ReentrantLock closing = new ReentrantLock();
  private boolean closed;

  private LineBoard(LineDriver driver, String description, MacAddress mac) {
    this.driver = driver;
    this.description = description;
    this.mac = mac;
  }

  /**
   * Claims every line, LEDs first; if one of them is not available, nothing stays open, the driver
   * neither.
   *
   * @param description what the board is, for people
   */
  public static LineBoard open(
      BoardConfig config,
      InstantSource clock,
      MacAddress mac,
      String description,
      LineDriver driver)
      throws HalException {
    LineBoard board = new LineBoard(driver, description, mac);
    boolean complete = false;
    try {
      for (LedConfig led : config.leds()) {
        board.leds.add(new LineLed(led, driver.output(led)));
      }
      for (ButtonConfig button : config.buttons()) {
        board.buttons.add(new LineButton(button, driver.input(button, clock)));
      }
      complete = true;
      return board;
    } finally {
      if (!complete) {
        board.close(); // an input that stays open would keep the process alive
      }
    }
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public MacAddress mac() {
    return mac;
  }

  @Override
  public List<LineButton> buttons() {
    return List.copyOf(buttons);
  }

  @Override
  public List<LineLed> leds() {
    return List.copyOf(leds);
  }

  @Override
  public void close() {
    closing.lock();
    try {
      if (!closed) {
        closed = true;
        buttons.forEach(button -> quietly(button.id(), button::disconnect));
        leds.forEach(led -> quietly(led.id(), led::disconnect));
        quietly("the GPIO chip", driver::close);
      }
    } finally {
      closing.unlock();
    }
  }

  /** Closing goes on whatever one part says, and the rest is released all the same. */
  private static void quietly(String what, Runnable release) {
    try {
      release.run();
    } catch (RuntimeException | LinkageError e) { // drivers throw several kinds of either
      LOG.log(Logger.Level.WARNING, "while releasing {0}: {1}", what, e.toString());
    }
  }
}
