package org.wwep.hal.emulated;

import org.jspecify.annotations.Nullable;
import org.wwep.hal.Button;
import org.wwep.hal.ButtonConfig;
import org.wwep.hal.Edge;
import org.wwep.hal.EdgeListener;
import org.wwep.hal.Level;

/**
 * A button that is pressed by playing edges, bounce included.
 *
 * <p>The pull resistor sets the first level, as it does on a chip: an active-low button with a
 * pull-down reads "pressed" from the start. An input without a pull would float; here it takes the
 * level that the configuration calls idle.
 *
 * <p>Threads: one thread at a time plays, and the listener is called on it; any thread may read.
 */
public final class EmulatedButton implements Button {
  private final ButtonConfig config;
  private volatile boolean high;
  private volatile @Nullable EdgeListener listener;
  private volatile boolean connected = true;

  EmulatedButton(ButtonConfig config) {
    this.config = config;
    this.high = restingLevel(config) == Level.HIGH;
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
    return high ? Level.HIGH : Level.LOW;
  }

  @Override
  public synchronized void listen(EdgeListener listener) {
    if (this.listener != null) {
      throw new IllegalStateException("button '" + id() + "' has a listener already");
    }
    this.listener = listener;
  }

  /**
   * Applies one raw edge: the level changes, then the listener hears of it, on the calling thread.
   *
   * <p>An edge to the level that the line has already is no edge and is ignored; so is every edge
   * once the board is closed. {@link Bounce} makes the edges of a press.
   */
  public void play(Edge edge) {
    boolean rising = edge.level() == Level.HIGH;
    if (!connected || high == rising) {
      return;
    }
    high = rising;
    @Nullable EdgeListener hearing = listener;
    if (hearing != null) {
      hearing.edge(edge);
    }
  }

  void disconnect() {
    connected = false;
  }

  private static Level restingLevel(ButtonConfig config) {
    return switch (config.pull()) {
      case UP -> Level.HIGH;
      case DOWN -> Level.LOW;
      case NONE -> config.idleLevel();
    };
  }
}
