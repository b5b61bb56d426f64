package org.wwep.hal.line;

import java.io.IOException;
import java.util.Optional;
import org.wwep.hal.Level;

/** A line that was claimed for an LED; its driver lets go of it. */
public interface OutputLine {
  /**
   * Puts the line at this level.
   *
   * @throws IOException if the driver fails
   */
  void set(Level level) throws IOException;

  /**
   * Returns the level that the pin has, which is another one than was set if something else holds
   * it; nothing if the driver cannot read it back.
   *
   * @throws IOException if the driver fails
   */
  default Optional<Level> level() throws IOException {
    return Optional.empty();
  }

  /**
   * Makes it an input without a pull, so that it drives nothing once its driver lets go of it; done
   * for parts that {@link org.wwep.hal.LedConfig#inputAtEnd} says so of, which a driver that cannot
   * refuses when it claims them.
   *
   * @throws IOException if the driver fails
   */
  default void release() throws IOException {}
}
