package org.wwep.emulator.cli.terminal;

import java.io.PrintWriter;
import java.util.function.LongSupplier;

/**
 * A progress bar on standard error, on a terminal only: drawn twice a second until it is closed.
 *
 * <p>Owned by the thread that made it.
 */
public final class ProgressBar implements AutoCloseable {
  private static final int WIDTH = 30;

  private final long whole;
  private final LongSupplier done;
  private final String unit;
  private final long begun = System.nanoTime();
  private final StatusLine line;

  public ProgressBar(
      PrintWriter err, boolean terminal, long whole, String unit, LongSupplier done) {
    this.whole = whole;
    this.unit = unit;
    this.done = done;
    this.line = new StatusLine(err, terminal, this::bar);
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
    line.close();
  }
}
