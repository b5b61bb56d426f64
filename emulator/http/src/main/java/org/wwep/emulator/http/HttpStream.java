package org.wwep.emulator.http;

import java.io.IOException;
import java.io.OutputStream;

/** Writes a body as things happen. */
@FunctionalInterface
public interface HttpStream {
  /**
   * Writes until there is nothing more to write.
   *
   * @param out goes to the reader with each {@code flush}; a write waits for a slow reader
   * @throws IOException if the reader has gone, or has read nothing for as long as it may
   * @throws InterruptedException if the service is being closed
   */
  void write(OutputStream out) throws IOException, InterruptedException;
}
