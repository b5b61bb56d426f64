package org.wwep.hal.pi4j;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalOutput;
import java.lang.System.Logger;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.wwep.hal.Board;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.ButtonConfig;
import org.wwep.hal.HalException;
import org.wwep.hal.LedConfig;
import org.wwep.hal.MacAddress;
import org.wwep.hal.Pin;

/**
 * The lines of a Raspberry Pi, held in a Pi4J context of their own.
 *
 * <p>Threads: any may close, also two at once (the end of the program and its signal handler): the
 * second waits until the first is done, so that nobody exits with the LED still lit.
 */
final class Pi4jBoard implements Board {
  private static final Logger LOG = System.getLogger(Pi4jBoard.class.getName());

  private final Context context;
  private final String model;
  private final MacAddress mac;
  private final List<Pi4jButton> buttons = new ArrayList<>();
  private final List<Pi4jLed> leds = new ArrayList<>();
  private final ReentrantLock closing = new ReentrantLock();
  private boolean closed;

  private Pi4jBoard(Context context, String model, MacAddress mac) {
    this.context = context;
    this.model = model;
    this.mac = mac;
  }

  /** Opens every line, LEDs first; nothing stays open if one of them cannot be had. */
  static Pi4jBoard open(
      BoardConfig config, InstantSource clock, MacAddress mac, String model, GpioDriver driver)
      throws HalException {
    Context context;
    try {
      context = driver.context().get();
    } catch (RuntimeException | LinkageError e) {
      throw DriverTrouble.opening(e, "the GPIO chip", model);
    }
    Pi4jBoard board = new Pi4jBoard(context, model, mac);
    boolean complete = false;
    try {
      for (LedConfig led : config.leds()) {
        board.claim(led, driver);
      }
      for (ButtonConfig button : config.buttons()) {
        board.claim(button, driver, clock);
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
    return model;
  }

  @Override
  public MacAddress mac() {
    return mac;
  }

  @Override
  public List<Pi4jButton> buttons() {
    return List.copyOf(buttons);
  }

  @Override
  public List<Pi4jLed> leds() {
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
        quietly("the GPIO chip", context::shutdown);
      }
    } finally {
      closing.unlock();
    }
  }

  /** The name that other programs see as the holder of a part's line. */
  static String consumer(String part) {
    return "wwep-" + part;
  }

  private void claim(LedConfig led, GpioDriver driver) throws HalException {
    leds.add(
        claimed(
            led.id(),
            led.pin(),
            () ->
                new Pi4jLed(
                    led,
                    context.create(
                        DigitalOutput.newConfigBuilder(context)
                            .id(consumer(led.id()))
                            .address(led.pin().bcm())
                            .initial(Pi4jLed.state(led, false))
                            .shutdown(Pi4jLed.state(led, false))
                            .provider(driver.output())
                            .build()))));
  }

  private void claim(ButtonConfig button, GpioDriver driver, InstantSource clock)
      throws HalException {
    buttons.add(
        claimed(
            button.id(),
            button.pin(),
            () -> new Pi4jButton(button, driver.inputs().claim(context, button, clock))));
  }

  private <T> T claimed(String part, Pin pin, Supplier<T> claim) throws HalException {
    try {
      return claim.get();
    } catch (RuntimeException | LinkageError e) {
      throw DriverTrouble.on(e, part, pin, model);
    }
  }

  /** Closing goes on whatever one part says, and the rest is released all the same. */
  private static void quietly(String what, Runnable release) {
    try {
      release.run();
    } catch (RuntimeException | LinkageError e) { // Pi4J throws several kinds of either
      LOG.log(Logger.Level.WARNING, "while releasing {0}: {1}", what, e.toString());
    }
  }
}
