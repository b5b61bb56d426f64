package org.wwep.emulator.bench;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.hal.HalException;
import org.wwep.hal.Pin;
import org.wwep.hal.cdev.ChipLocator;
import org.wwep.hal.cdev.LineInfo;

/** Tells who holds a line of a GPIO chip, without taking it. */
@FunctionalInterface
public interface LineHolder {
  /**
   * Returns what the holder of a line calls itself; nothing if the line is free, or cannot be asked
   * for.
   *
   * @param chip the chip's name, {@code gpiochip0}, or null if none is named
   */
  Optional<String> of(@Nullable String chip, Pin line);

  /** Returns one that asks the kernel. */
  static LineHolder kernel() {
    return (chip, line) -> {
      String named = line.chip() == null ? chip : line.chip();
      if (named == null) {
        return Optional.empty();
      }
      try {
        return LineInfo.holder(ChipLocator.here().find(named), line.number());
      } catch (HalException _) {
        return Optional.empty(); // to claim the line says so
      }
    };
  }
}
