package org.wwep.hal.pi4j;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.wwep.hal.Button;
import org.wwep.hal.ButtonConfig;
import org.wwep.hal.Edge;
import org.wwep.hal.EdgeListener;
import org.wwep.hal.Level;

/**
 * A button on a real line.
 *
 * <p>Threads: Pi4J's thread that reads this line's edges calls the listener, any thread may read.
 * The lock keeps readers away from a line that has been released: its memory is gone by then.
 */
final class Pi4jButton implements Button {
  private final ButtonConfig config;
  private final DigitalInput input;
  private final AtomicReference<@Nullable Level> seen = new AtomicReference<>();
  private final AtomicReference<@Nullable EdgeListener> listener = new AtomicReference<>();
  private final ReentrantLock line = new ReentrantLock();
  private volatile boolean connected = true;

  Pi4jButton(ButtonConfig config, DigitalInput input, InstantSource clock) {
    this.config = config;
    this.input = input;
    input.addListener(event -> edge(clock.instant(), event.state()));
    // Only if no edge has come in the meantime: what an edge says is newer.
    seen.compareAndSet(null, level(input.state()).orElse(config.idleLevel()));
  }

  @Override
  public String id() {
    return config.id();
  }

  @Override
  public Level activeLevel() {
    return config.activeLevel();
  }

  @Override
  public Level level() {
    line.lock();
    try {
      Optional<Level> live = connected ? level(input.state()) : Optional.empty();
      return live.orElseGet(this::lastSeen);
    } finally {
      line.unlock();
    }
  }

  @Override
  public void listen(EdgeListener listener) {
    if (!this.listener.compareAndSet(null, listener)) {
      throw new IllegalStateException("button '" + id() + "' has a listener already");
    }
  }

  void disconnect() {
    line.lock();
    try {
      connected = false;
    } finally {
      line.unlock();
    }
  }

  /** The first callback may be no change, and after lost edges there may be others. */
  private void edge(Instant at, DigitalState state) {
    Optional<Level> level = level(state);
    if (!connected || level.isEmpty() || seen.getAndSet(level.get()) == level.get()) {
      return;
    }
    @Nullable EdgeListener hearing = listener.get();
    if (hearing != null) {
      hearing.edge(new Edge(at, level.get()));
    }
  }

  private Level lastSeen() {
    @Nullable Level last = seen.get();
    return last == null ? config.idleLevel() : last;
  }

  private static Optional<Level> level(DigitalState state) {
    return switch (state) {
      case HIGH -> Optional.of(Level.HIGH);
      case LOW -> Optional.of(Level.LOW);
      case UNKNOWN -> Optional.empty();
    };
  }
}
