package org.wwep.emulator.server.netty;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a logger says while this is open. */
final class LogCapture extends Handler implements AutoCloseable {
  private final Logger logger;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final long begun = System.nanoTime();

  private LogCapture(Logger logger) {
    this.logger = logger;
    logger.addHandler(this);
  }

  static LogCapture of(String name) {
    return new LogCapture(Logger.getLogger(name));
  }

  List<String> lines() {
    return lines;
  }

  /** Returns how many seconds have passed, rounded up. */
  int wholeSeconds() {
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
