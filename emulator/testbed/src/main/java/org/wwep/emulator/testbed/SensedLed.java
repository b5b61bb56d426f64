package org.wwep.emulator.testbed;

import org.wwep.hal.EdgeListener;
import org.wwep.hal.Led;
import org.wwep.hal.Level;

/**
 * An LED that hardware outside of this program lights: it is looked at, and setting it changes
 * nothing.
 */
public interface SensedLed extends Led {
  /** Returns whether it is lit at this level of its line. */
  boolean litAt(Level level);

  /** Sets the one listener of its line, which is told of each change with its time. */
  void listen(EdgeListener listener);

  @Override
  default void set(boolean lit) {}
}
