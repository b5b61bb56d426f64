package org.wwep.emulator.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wwep.emulator.testbed.BoardDecorator;
import org.wwep.hal.Led;
import org.wwep.hal.Level;
import org.wwep.hal.emulated.EmulatedBoard;

/** A bench's lines of which some are held at a level by something else. */
final class WiredBoard extends BoardDecorator {
  private final EmulatedBoard lines;
  private final Map<String, Level> held = new HashMap<>();
  private volatile boolean closed;

  WiredBoard(EmulatedBoard lines) {
    super(lines);
    this.lines = lines;
  }

  /** Has a line read this from now on, whatever drives it. */
  synchronized void hold(String line, Level level) {
    held.put(line, level);
  }

  /** Has it read what it is put at. */
  synchronized void letGo(String line) {
    held.remove(line);
  }

  /** Returns whether the lines are let go of. */
  boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    super.close();
  }

  private synchronized Optional<Level> held(String line) {
    return Optional.ofNullable(held.get(line));
  }

  @Override
  public List<? extends org.wwep.hal.Button> buttons() {
    return lines.buttons();
  }

  @Override
  public List<? extends Led> leds() {
    return lines.leds().stream().map(HeldLine::new).toList();
  }

  private final class HeldLine extends LedDecorator {
    HeldLine(Led led) {
      super(led);
    }

    @Override
    public void set(boolean lit) {
      led().set(lit);
    }

    @Override
    public Optional<Level> pinLevel() {
      return held(id()).or(led()::pinLevel);
    }
  }
}
