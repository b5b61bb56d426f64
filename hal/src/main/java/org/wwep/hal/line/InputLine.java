package org.wwep.hal.line;

import org.wwep.hal.EdgeListener;
import org.wwep.hal.Level;

/**
 * A line that was claimed for a button: its level, and its edges as the driver tells them.
 *
 * <p>Threads: any may read the level until somebody closes; the edges come on the line's own.
 */
public interface InputLine extends AutoCloseable {
  /** Returns the level now. */
  Level level();

  /** Starts to tell the edges, beginning with those since the line was claimed; once. */
  void listen(EdgeListener listener);

  /** Ends the telling and lets go of the line. */
  @Override
  void close();
}
