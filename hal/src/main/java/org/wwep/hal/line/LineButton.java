package org.wwep.hal.line;

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
 * <p>Threads: the line's thread calls the listener, any thread may read. The lock keeps readers
 * away from a line that has been released: its memory is gone by then.
 */
final class LineButton implements Button {
  private final ButtonConfig config;
  private final InputLine input;
  private final AtomicReference<@Nullable EdgeListener> listener = new AtomicReference<>();
  private final ReentrantLock line = new ReentrantLock();
  private volatile boolean connected = true;
  private volatile Level seen;

  LineButton(ButtonConfig config, InputLine input) {
    this.config = config;
    this.input = input;
    seen = input.level();
    input.listen(this::edge);
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
      return connected ? input.level() : seen;
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
    input.close(); // unlocked, since it waits for a listener, which may read
  }

  /** The first callback may be no change, and after lost edges there may be others. */
  private void edge(Edge edge) {
    if (!connected || seen == edge.level()) {
      return;
    }
    seen = edge.level();
    @Nullable EdgeListener hearing = listener.get();
    if (hearing != null) {
      hearing.edge(edge);
    }
  }
}
