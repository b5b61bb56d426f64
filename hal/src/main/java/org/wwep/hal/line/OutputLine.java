package org.wwep.hal.line;

import java.io.IOException;
import org.wwep.hal.Level;

/** A line that was claimed for an LED; its driver lets go of it. */
public interface OutputLine {
  /**
   * Puts the line at this level.
   *
   * @throws IOException if the driver fails
   */
  void set(Level level) throws IOException;
}
