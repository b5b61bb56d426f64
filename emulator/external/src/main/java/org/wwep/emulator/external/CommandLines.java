package org.wwep.emulator.external;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.wwep.emulator.testbed.SerialPort;

/**
 * What a command prints, line by line as it comes, and the last of it.
 *
 * <p><b>Shape</b>: UTF-8 without what a terminal would obey; lines end with a line feed or a
 * carriage return, empty ones are left out, long ones are cut in pieces. One thread adds, any may
 * ask.
 */
final class CommandLines {
  private static final int LONGEST = 1000;

  private final Consumer<String> lines;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private String last = "";

  /** Makes one that tells of each line. */
  CommandLines(Consumer<String> lines) {
    this.lines = lines;
  }

  /** Takes some of it. */
  synchronized void add(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      if (bytes[i] == '\n' || bytes[i] == '\r') {
        end();
      } else {
        line.write(bytes[i]);
        if (line.size() >= LONGEST) {
          end();
        }
      }
    }
  }

  /** Ends a line that has not ended. */
  synchronized void end() {
    String text = SerialPort.printable(line.toString(StandardCharsets.UTF_8)).strip();
    line.reset();
    if (!text.isEmpty()) {
      last = text;
      lines.accept(text);
    }
  }

  /** Returns the last line as the end of a clause. */
  synchronized String said() {
    end();
    return last.isEmpty() ? ", and printed nothing" : ": " + last;
  }
}
