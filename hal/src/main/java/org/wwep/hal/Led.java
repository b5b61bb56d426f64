package org.wwep.hal;

import java.util.Optional;

/** A light-emitting diode on an output pin. */
public interface Led {
  /** Returns the part id, {@code led1} for the first. */
  String id();

  /**
   * Turns the light on or off; the electrical level follows from the part's active level.
   *
   * @throws java.io.UncheckedIOException if the driver of a real line fails
   */
  void set(boolean lit);

  /** Returns whether the light is on, as last set. */
  boolean lit();

  /**
   * Returns the level that its pin has now, which is another one than was set if something else
   * holds the line; nothing if that cannot be read.
   *
   * @throws java.io.UncheckedIOException if the driver of a real line fails
   */
  default Optional<Level> pinLevel() {
    return Optional.empty();
  }
}
