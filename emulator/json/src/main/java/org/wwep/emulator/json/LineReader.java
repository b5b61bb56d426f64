package org.wwep.emulator.json;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wwep.net.Connection;
import org.wwep.net.LinkException;
import org.wwep.net.ReceiveTimeoutException;

/** Lines that a peer sends, without their ends. Owned by the thread that reads. */
public final class LineReader {
  private static final int CHUNK = 8192;

  private final Connection connection;
  private final byte[] buffer = new byte[CHUNK];
  private int begin;
  private int end;
  private boolean finished;

  /** Reads from a connection. */
  public LineReader(Connection connection) {
    this.connection = connection;
  }

  /**
   * Returns the next line, or null once the peer has finished; a last line without an end is one.
   *
   * @param longest how many bytes a line has at most
   * @param patience asked before each piece, how long that may keep us waiting; zero is too long
   * @throws LineTooLongException if it is too long: where the next begins is not known then
   */
  public byte @Nullable [] next(int longest, Supplier<Duration> patience)
      throws LinkException, InterruptedException, LineTooLongException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      for (int i = begin; i < end; i++) {
        if (buffer[i] == '\n') {
          take(line, i, longest);
          begin = i + 1;
          return line.toByteArray();
        }
      }
      take(line, end, longest);
      begin = 0;
      end = 0;
      Duration left = patience.get();
      if (left.isZero()) {
        throw ReceiveTimeoutException.after(connection.remote(), "the time for a line");
      }
      int count = connection.receive(buffer, 0, CHUNK, left);
      if (count < 0) {
        finished = true;
        return line.size() == 0 ? null : line.toByteArray();
      }
      end = count;
    }
  }

  /** Returns whether the peer has finished, and so whether its last line had no end. */
  public boolean isFinished() {
    return finished;
  }

  private void take(ByteArrayOutputStream line, int until, int longest)
      throws LineTooLongException {
    line.write(buffer, begin, until - begin);
    if (line.size() > longest) {
      throw new LineTooLongException(longest);
    }
  }
}
