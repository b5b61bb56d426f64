package org.wwep.emulator.cli.device;

import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.wwep.device.trace.SerialConsole;
import org.wwep.device.trace.Trace;
import org.wwep.emulator.cli.terminal.LineWriter;

/** What a person sees of a device: its console, and on a terminal how it stands below that. */
final class DeviceScreen {
  private static final int USUAL_WIDTH = 80;
  private static final long PATIENCE_MILLIS = 200;

  private final LineWriter out;
  private final AtomicInteger width = new AtomicInteger(USUAL_WIDTH);
  private final @Nullable TerminalTrace drawn;

  /**
   * Makes one.
   *
   * @param styled whether there is a terminal to draw on
   */
  DeviceScreen(LineWriter out, boolean styled) {
    this.out = out;
    this.drawn = styled ? new TerminalTrace(out, ZoneId.systemDefault(), width::get) : null;
  }

  /** Returns what is told of the device. */
  Trace trace() {
    return drawn == null ? new SerialConsole(out::line) : drawn;
  }

  /** Returns the terminal's width, for whoever learns it. */
  AtomicInteger width() {
    return width;
  }

  /** Has a line written past this one's output, with nothing below it meanwhile. */
  void aside(Runnable line) {
    if (drawn == null) {
      line.run();
      return;
    }
    out.status("");
    out.flush(PATIENCE_MILLIS);
    line.run();
    drawn.redraw();
  }

  /** Takes away what is drawn below, for good. */
  void end() {
    if (drawn != null) {
      drawn.close();
    }
  }
}
