package org.wwep.hal.pi4j;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import java.io.IOException;
import java.io.UncheckedIOException;
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
final class Pi4jLed implements Led {
  private final LedConfig config;
  private final DigitalOutput output;
  private final ReentrantLock line = new ReentrantLock();
  private boolean connected = true;
  private volatile boolean lit;

  Pi4jLed(LedConfig config, DigitalOutput output) {
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
        output.state(state(config, lit));
        this.lit = lit;
      }
    } catch (Pi4JException e) {
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

  void disconnect() {
    line.lock();
    try {
      set(false);
    } finally {
      connected = false;
      line.unlock();
    }
  }

  static DigitalState state(LedConfig config, boolean lit) {
    return config.level(lit) == Level.HIGH ? DigitalState.HIGH : DigitalState.LOW;
  }
}
