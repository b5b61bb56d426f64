package org.wwep.hal.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.wwep.hal.Led;
import org.wwep.hal.LedConfig;
import org.wwep.hal.Level;

/**
 * An LED on a real line.
 *
 * <p>Threads: any may set and read. The lock keeps a late setter away from a line that has been
 * released; a write takes microseconds.
 */
final class LineLed implements Led {
  private final LedConfig config;
  private final OutputLine output;
  private final ReentrantLock line = new ReentrantLock();
  private boolean connected = true;
  private volatile boolean lit;

  LineLed(LedConfig config, OutputLine output) {
    this.config = config;
    this.output = output;
  }

  @Override
  public String id() {
    return config.id();
  }

  @Override
  public void set(boolean lit) {
    line.lock();
    try {
      if (connected) {
        output.set(config.level(lit));
        this.lit = lit;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException("cannot set '" + id() + "' on " + config.pin(), e));
    } finally {
      line.unlock();
    }
  }

  @Override
  public boolean lit() {
    return lit;
  }

  @Override
  public Optional<Level> pinLevel() {
    line.lock();
    try {
      return connected ? output.level() : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException("cannot read '" + id() + "' on " + config.pin(), e));
    } finally {
      line.unlock();
    }
  }

  void disconnect() {
    line.lock();
    try {
      if (connected && config.inputAtEnd()) {
        output.release();
        lit = false;
      } else {
        set(false);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException("cannot release '" + id() + "' on " + config.pin(), e));
    } finally {
      connected = false;
      line.unlock();
    }
  }
}
