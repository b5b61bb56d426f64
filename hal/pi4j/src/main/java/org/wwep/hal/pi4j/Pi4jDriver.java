package org.wwep.hal.pi4j;

import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import java.io.IOException;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.wwep.hal.ButtonConfig;
import org.wwep.hal.Drive;
import org.wwep.hal.HalException;
import org.wwep.hal.LedConfig;
import org.wwep.hal.Level;
import org.wwep.hal.Pin;
import org.wwep.hal.Remedy;
import org.wwep.hal.line.InputLine;
import org.wwep.hal.line.LineDriver;
import org.wwep.hal.line.OutputLine;

/** Claims lines in a Pi4J context of its own. */
final class Pi4jDriver implements LineDriver {
  private final Context context;
  private final GpioDriver driver;
  private final String model;

  private Pi4jDriver(Context context, GpioDriver driver, String model) {
    this.context = context;
    this.driver = driver;
    this.model = model;
  }

  /** Makes the context; {@code model} is the board, for errors. */
  static Pi4jDriver open(GpioDriver driver, String model) throws HalException {
    try {
      return new Pi4jDriver(driver.context().get(), driver, model);
    } catch (RuntimeException | LinkageError e) {
      throw Pi4jErrors.opening(e, "the GPIO chip", model);
    }
  }

  @Override
  public OutputLine output(LedConfig led) throws HalException {
    if (led.drive() != Drive.PUSH_PULL) {
      throw new HalException(
          HalException.Problem.DRIVER,
          "Pi4J drives %s (%s) in both directions alone, and %s is asked for"
              .formatted(led.pin(), led.id(), led.drive()),
          new Remedy.Setting(Remedy.BACKEND, "cdev"));
    }
    if (led.inputAtEnd()) {
      throw new HalException(
          HalException.Problem.DRIVER,
          "Pi4J leaves %s (%s) an output, and it is to be an input at the end"
              .formatted(led.pin(), led.id()),
          new Remedy.Setting(Remedy.BACKEND, "cdev"));
    }
    DigitalState dark = state(led.level(false));
    DigitalOutput output =
        claimed(
            led.id(),
            led.pin(),
            () ->
                context.create(
                    DigitalOutput.newConfigBuilder(context)
                        .id(LineDriver.consumer(led.id()))
                        .address(led.pin().number())
                        .initial(dark)
                        .shutdown(dark)
                        .provider(driver.output())
                        .build()));
    return level -> {
      try {
        output.state(state(level));
      } catch (Pi4JException e) {
        throw new IOException(e.getMessage(), e);
      }
    };
  }

  @Override
  public InputLine input(ButtonConfig button, InstantSource clock) throws HalException {
    return claimed(button.id(), button.pin(), () -> driver.inputs().claim(context, button, clock));
  }

  @Override
  public void close() {
    context.shutdown();
  }

  private <T> T claimed(String part, Pin pin, Supplier<T> claim) throws HalException {
    try {
      return claim.get();
    } catch (RuntimeException | LinkageError e) {
      throw Pi4jErrors.on(e, part, pin, model);
    }
  }

  private static DigitalState state(Level level) {
    return level == Level.HIGH ? DigitalState.HIGH : DigitalState.LOW;
  }
}
