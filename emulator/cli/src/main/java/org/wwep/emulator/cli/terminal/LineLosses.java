package org.wwep.emulator.cli.terminal;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the lines that could not be written to one output, and tells of them on the log, at most
 * once a second, and when it goes on.
 *
 * <p>Any thread may count; the output's own thread tells.
 */
final class LineLosses {
  private static final System.Logger LOG = System.getLogger("org.wwep.log");
  private static final long QUIET_NANOS = 1_000_000_000L;

  private final String output;
  private final AtomicLong lost = new AtomicLong();
  private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());
  private volatile String reason = "";

  LineLosses(String output) {
    this.output = output;
  }

  /** Takes that a line was lost. */
  void lose(String why) {
    long count = lost.incrementAndGet();
    reason = why;
    long now = System.nanoTime();
    long until = quietUntil.get();
    if (now - until >= 0 && quietUntil.compareAndSet(until, now + QUIET_NANOS)) {
      LOG.log(WARNING, () -> "%s: %s; %s so far".formatted(output, why, lines(count)));
    }
  }

  /** Takes that lines can be written again. */
  void recover() {
    LOG.log(INFO, () -> "%s can be written again; %s".formatted(output, lines(lost.get())));
  }

  private static String lines(long count) {
    return count == 1 ? "1 line lost" : count + " lines lost";
  }

  long count() {
    return lost.get();
  }

  /** Returns what was lost and why, such as {@code standard output: disk full; 3 lines lost}. */
  @Override
  public String toString() {
    return output + ": " + reason + "; " + lines(lost.get());
  }
}
