package org.wwep.hal.pi4j;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.context.ContextBuilder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which part of Pi4J moves the pins.
 *
 * @param context makes a context of its own each time
 * @param input the id of the provider of inputs
 * @param output the id of the provider of outputs
 */
record GpioDriver(Supplier<Context> context, String input, String output) {
  /**
   * Returns the kernel's character device through libgpiod: the chip of that name, or the first
   * whose label has {@code pinctrl} in it. The providers are named because the Raspberry Pi plugin
   * brings an input of its own that always reads low.
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
        "gpiod-digital-input",
        "gpiod-digital-output");
  }
}
