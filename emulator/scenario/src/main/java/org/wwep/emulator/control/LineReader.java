package org.wwep.emulator.control;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wwep.net.Connection;
import org.wwep.net.LinkException;

/** Lines that a peer sends, without their ends. Owned by the thread that reads. */
final class LineReader {
  private static final int CHUNK = 8192;

  private final Connection connection;
  private final int longest;
  private final byte[] buffer = new byte[CHUNK];
  private int begin;
  private int end;

  /**
   * Reads from a connection.
   *
   * @param longest how many bytes a line has at most
   */
  LineReader(Connection connection, int longest) {
    this.connection = connection;
    this.longest = longest;
  }

  /**
   * Returns the next line, or null once the peer has finished; a last line without an end is one.
   *
   * @param timeout how long each piece may keep us waiting
   * @throws ControlException if it is too long: where the next begins is not known then
   */
  byte @Nullable [] next(Duration timeout)
      throws LinkException, InterruptedException, ControlException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      for (int i = begin; i < end; i++) {
        if (buffer[i] == '\n') {
          take(line, i);
          begin = i + 1;
          return line.toByteArray();
        }
      }
      take(line, end);
      begin = 0;
      end = connection.receive(buffer, 0, CHUNK, timeout);
      if (end < 0) {
        end = 0;
        return line.size() == 0 ? null : line.toByteArray();
      }
    }
  }

  private void take(ByteArrayOutputStream line, int until) throws ControlException {
    line.write(buffer, begin, until - begin);
    if (line.size() > longest) {
      throw ControlException.request("a line is " + longest + " bytes at most");
    }
  }
}
