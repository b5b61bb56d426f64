package org.wwep.emulator.cli.terminal;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A progress bar on standard error, on a terminal only: drawn twice a second until it is closed.
 *
 * <p>Owned by the thread that made it.
 */
public final class ProgressBar implements AutoCloseable {
  private static final Duration REDRAW = Duration.ofMillis(500);
  private static final int WIDTH = 30;

  private final PrintWriter err;
  private final long whole;
  private final LongSupplier done;
  private final String unit;
  private final long begun = System.nanoTime();
  private final Thread drawing;

  public ProgressBar(
      PrintWriter err, boolean terminal, long whole, String unit, LongSupplier done) {
    this.err = err;
    this.whole = whole;
    this.unit = unit;
    this.done = done;
    this.drawing = Thread.ofPlatform().daemon().name("wwep-progress").unstarted(this::draw);
    if (terminal) {
      drawing.start();
    }
  }

  private void draw() {
    try {
      while (true) {
        Thread.sleep(REDRAW);
        err.print("\r" + bar());
        err.flush();
      }
    } catch (InterruptedException _) {
      err.print("\r\033[K");
      err.flush();
    }
  }

  /** Returns the bar as it is now, {@code [####......] 400 of 1000 seeds, 200/s, 3 s left}. */
  String bar() {
    long now = done.getAsLong();
    double seconds = (System.nanoTime() - begun) / 1e9;
    int filled = (int) (whole == 0 ? WIDTH : Math.min(WIDTH, now * WIDTH / whole));
    String left = now == 0 ? "" : ", %.0f s left".formatted(seconds * (whole - now) / now);
    return "[%s%s] %d of %d %s, %.0f/s%s "
        .formatted(
            "#".repeat(filled), ".".repeat(WIDTH - filled), now, whole, unit, now / seconds, left);
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
