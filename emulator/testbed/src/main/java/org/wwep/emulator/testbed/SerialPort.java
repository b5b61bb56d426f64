package org.wwep.emulator.testbed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.wwep.device.trace.Trace;
import org.wwep.device.trace.TraceEvent;
import org.wwep.rtos.Mailbox;
import org.wwep.rtos.Rtos;

/**
 * The serial port of a device: what firmware prints becomes lines of the device's trace, and what
 * is typed there can be read.
 *
 * <p><b>Shape</b>: UTF-8; what is not fit for a terminal is replaced by a question mark, a line of
 * more than 1,000 bytes is cut in pieces. A line ends with a line feed, with carriage returns
 * before or after it, or with a carriage return alone, as of a progress that is drawn over. Of one
 * power cycle the first bytes are kept, {@link #MOST} of firmware, of which a line takes 16 at
 * least. Any task may print.
 */
public final class SerialPort {
  /** How many bytes of one power cycle are kept of firmware. */
  public static final int MOST = 1 << 20;

  private static final int LONGEST_LINE = 1000;
  private static final int LINE_COST = 15;

  private final Rtos rtos;
  private final Trace trace;
  private final Mailbox<byte[]> input;
  private final int most;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int printed;
  private boolean returned; // a carriage return was the last byte of the line so far

  /** Makes one of firmware, which tells the trace of each line. */
  public SerialPort(Rtos rtos, Trace trace) {
    this(rtos, trace, MOST);
  }

  /** Makes one that keeps so many bytes of a power cycle. */
  SerialPort(Rtos rtos, Trace trace, int most) {
    this.most = most;
    this.rtos = rtos;
    this.trace = trace;
    this.input = rtos.mailbox();
  }

  /** Prints a line. */
  public void println(String text) {
    print((text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Prints bytes; a line appears once it has ended. */
  public synchronized void print(byte[] bytes) {
    if (printed >= most) {
      return;
    }
    int lines = 0;
    for (byte b : bytes) {
      if (b == '\n') {
        lines++;
        returned = false;
        endLine();
      } else if (b == '\r') {
        returned = true;
      } else {
        if (returned && line.size() > 0) {
          lines++;
          endLine();
        }
        returned = false;
        line.write(b);
        if (line.size() >= LONGEST_LINE) {
          endLine();
        }
      }
    }
    printed += bytes.length + lines * LINE_COST;
    if (printed >= most) {
      endLine();
      trace.record(
          new TraceEvent.FirmwareMisused(
              rtos.now(),
              "PRINTS_TOO_MUCH",
              "printed " + most + " bytes since power on; what follows is not kept"));
    }
  }

  /** Has what was printed without a line's end appear, such as a prompt. */
  public synchronized void flush() {
    if (line.size() > 0 && printed < most) {
      endLine();
    }
  }

  /** Waits for what is typed, and returns it; nothing if nothing comes in time. */
  public Optional<byte[]> read(Duration timeout) throws InterruptedException {
    return input.take(timeout);
  }

  /** Types bytes. */
  void type(byte[] bytes) {
    input.post(bytes.clone());
  }

  /** Begins a power cycle: what was printed without a line's end appears, and counting restarts. */
  synchronized void restart() {
    if (line.size() > 0) {
      endLine();
    }
    printed = 0;
    returned = false;
  }

  private void endLine() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    trace.record(new TraceEvent.LinePrinted(rtos.now(), printable(text)));
  }

  /** Returns a text with what is not fit for a terminal replaced by a question mark. */
  public static String printable(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(c -> shown.appendCodePoint(isShown(c) ? c : c == '\t' ? ' ' : '?'));
    return shown.toString();
  }

  private static boolean isShown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
