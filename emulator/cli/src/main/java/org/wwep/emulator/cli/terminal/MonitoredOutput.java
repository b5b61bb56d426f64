package org.wwep.emulator.cli.terminal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * An output that remembers why it could not be written, since a {@link java.io.PrintStream} keeps
 * only that it could not.
 *
 * <p>Safe for use by any thread.
 */
final class MonitoredOutput extends FilterOutputStream {
  private volatile String problem = "";

  MonitoredOutput(OutputStream out) {
    super(out);
  }

  /**
   * Returns what went wrong, in a few words; empty if nothing did, or if the reader has closed its
   * end of the pipe, as {@code head} does.
   */
  String problem() {
    return problem;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      problem = reason(String.valueOf(e.getMessage()));
      throw e;
    }
  }

  /**
   * The operating system's text, which Java passes on; Windows says that a pipe is being closed.
   */
  private static String reason(String message) {
    if (message.contains("Broken pipe") || message.contains("pipe is being closed")) {
      return "";
    }
    return message.contains("No space left") ? "disk full" : message;
  }
}
