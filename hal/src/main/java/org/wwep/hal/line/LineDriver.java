package org.wwep.hal.line;

import java.time.InstantSource;
import org.wwep.hal.ButtonConfig;
import org.wwep.hal.HalException;
import org.wwep.hal.LedConfig;

/**
 * What claims the lines of one GPIO chip, and owns them until it is closed.
 *
 * <p><b>Errors.</b> What the driver throws is said in words, as a {@link HalException} that names
 * the part and its pin.
 */
public interface LineDriver extends AutoCloseable {
  /** Claims a line as an output, from its first moment at the level that leaves the LED dark. */
  OutputLine output(LedConfig led) throws HalException;

  /**
   * Claims a line as an input with its pull and with edges in both directions, not debounced.
   *
   * @param clock what dates the edges
   */
  InputLine input(ButtonConfig button, InstantSource clock) throws HalException;

  /** Lets go of the chip and of every line that is still held. */
  @Override
  void close();

  /** Returns the name that other programs see as the holder of a part's line. */
  static String consumer(String part) {
    return "wwep-" + part;
  }
}
