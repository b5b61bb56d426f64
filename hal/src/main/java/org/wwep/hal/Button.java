package org.wwep.hal;

/** A push button on an input pin: its level now, and its raw edges as they come. */
public interface Button {
  /** Returns the part id, {@code btn1} for the first. */
  String id();

  /** Returns the level that means "pressed": {@link Level#LOW} for an active-low button. */
  Level activeLevel();

  /** Returns the electrical level now. */
  Level level();

  /** Returns whether the button is down now. */
  default boolean pressed() {
    return level() == activeLevel();
  }

  /**
   * Sets the one listener of this line; edges before this call are not replayed.
   *
   * @throws IllegalStateException if the button has a listener already
   */
  void listen(EdgeListener listener);
}
