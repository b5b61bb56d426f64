package org.wwep.emulator.web.board;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a board's page shows and moves, whatever is below it; any thread.
 *
 * <p>Closing it ends the world below.
 */
public interface BoardSubject extends AutoCloseable {
  /** Returns what is there: devices with their parts, and what can be done. */
  Map<String, Object> picture();

  /** Returns what happens. */
  EventFeed feed();

  /**
   * Takes what a viewer wants done; it is done soon, in order.
   *
   * @throws IllegalArgumentException if it cannot be done here, one line that says why
   */
  void take(BoardOrder order);

  /** Returns what was done so far as the text of a scenario; null where that is not kept. */
  default @Nullable String scenario() {
    return null;
  }

  @Override
  void close();
}
