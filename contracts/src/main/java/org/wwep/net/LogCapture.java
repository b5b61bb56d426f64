package org.wwep.net;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a logger says while this is open. */
public final class LogCapture extends Handler implements AutoCloseable {
  private final Logger logger;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final long begun = System.nanoTime();

  private LogCapture(Logger logger) {
    this.logger = logger;
    logger.addHandler(this);
  }

  /** Listens to the logger of this name from here on. */
  public static LogCapture of(String name) {
    return new LogCapture(Logger.getLogger(name));
  }

  /** Returns what was said so far. */
  public List<String> lines() {
    return lines;
  }

  /** Returns how many seconds have passed, rounded up. */
  public int wholeSeconds() {
    return 1 + (int) TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
  }

  @Override
  public void publish(LogRecord told) {
    lines.add(told.getMessage());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
