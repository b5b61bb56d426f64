package org.wwep.emulator.bench;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.hal.Pin;
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
    return (chip, line) ->
        chip == null ? Optional.empty() : LineInfo.holder(Path.of("/dev", chip), line.bcm());
  }
}
