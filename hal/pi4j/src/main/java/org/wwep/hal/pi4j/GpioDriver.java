package org.wwep.hal.pi4j;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.context.ContextBuilder;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wwep.hal.ButtonConfig;
import org.wwep.hal.line.InputLine;

/**
 * Which part of Pi4J moves the pins.
 *
 * @param context makes a context of its own each time
 * @param inputs claims the line of a button
 * @param output the id of the provider of outputs
 */
record GpioDriver(Supplier<Context> context, InputProvider inputs, String output) {
  /** Claims the line of a button, whose edges the clock is to date. */
  @FunctionalInterface
  interface InputProvider {
    InputLine claim(Context context, ButtonConfig button, InstantSource clock);
  }

  /**
   * Returns the kernel's character device through libgpiod: the chip of that name, or the first
   * whose label has {@code pinctrl} in it. The provider is named because the Raspberry Pi plugin
   * may bring one of its own, as it does for inputs.
   */
  static GpioDriver gpiod(@Nullable String chip) {
    return new GpioDriver(
        () -> {
          ContextBuilder builder = Pi4J.newContextBuilder().autoDetect();
          if (chip != null) {
            builder.property("gpio.chip.name", chip);
          }
          return builder.build();
        },
        KernelLine::claim,
        "gpiod-digital-output");
  }
}
