package org.wwep.emulator.cli.terminal;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * How far a command is, as one line on standard error, on a terminal only: drawn twice a second
 * until it is closed.
 *
 * <p>Owned by the thread that made it.
 */
public final class StatusLine implements AutoCloseable {
  private static final Duration REDRAW = Duration.ofMillis(500);
  private static final String CLEAR = "\r\033[K";

  private final PrintWriter err;
  private final Supplier<String> text;
  private final Thread drawing;

  /**
   * Begins to draw.
   *
   * @param text the line as it is now, fit to print
   */
  public StatusLine(PrintWriter err, boolean terminal, Supplier<String> text) {
    this.err = err;
    this.text = text;
    this.drawing = Thread.ofPlatform().daemon().name("wwep-progress").unstarted(this::draw);
    if (terminal) {
      drawing.start();
    }
  }

  private void draw() {
    try {
      while (true) {
        Thread.sleep(REDRAW);
        err.print(CLEAR + text.get());
        err.flush();
      }
    } catch (InterruptedException _) {
      err.print(CLEAR);
      err.flush();
    }
  }

  @Override
  public void close() {
    drawing.interrupt();
    try {
      drawing.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
