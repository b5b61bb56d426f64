package org.wwep.hal.emulated;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.wwep.hal.Led;
import org.wwep.hal.LedConfig;
import org.wwep.hal.Level;

/**
 * An LED that keeps its history and tells observers of every change.
 *
 * <p><b>Shape.</b> Dark at first, with an empty history; setting what is set already is no change.
 * Only the newest changes are kept, {@value #HISTORY} unless told otherwise, older ones are
 * counted.
 *
 * <p>Threads: the firmware's thread sets, any thread may read. Observers run on the thread that
 * sets, after the change and outside the lock that guards the history.
 */
public final class EmulatedLed implements Led {
  /** How many changes are kept unless told otherwise. */
  public static final int HISTORY = 10_000;

  private final LedConfig config;
  private final InstantSource clock;
  private final LedChanges history;

  /** Copied at each addition; mostly there are none. */
  private volatile List<Consumer<? super Change>> observers = List.of();

  private boolean connected = true;
  private volatile boolean lit;

  EmulatedLed(LedConfig config, InstantSource clock, int most) {
    this.config = config;
    this.history = new LedChanges(most);
    this.clock = clock;
  }

  /**
   * One change of the light.
   *
   * @param at when, on the board's clock
   * @param lit whether it went on
   */
  public record Change(Instant at, boolean lit) {
    /** Checks that both parts are there. */
    public Change {
      Objects.requireNonNull(at, "at");
    }
  }

  @Override
  public String id() {
    return config.id();
  }

  @Override
  public void set(boolean lit) {
    Instant at;
    synchronized (history) {
      if (!connected || this.lit == lit) {
        return;
      }
      at = remember(lit);
    }
    for (Consumer<? super Change> observer : observers) {
      observer.accept(new Change(at, lit));
    }
  }

  @Override
  public boolean lit() {
    return lit;
  }

  /** Returns the electrical level of the pin now. */
  public Level level() {
    return config.level(lit);
  }

  @Override
  public Optional<Level> pinLevel() {
    return Optional.of(level());
  }

  /** Returns the newest changes, oldest first; a copy that cannot be changed. */
  public List<Change> history() {
    synchronized (history) {
      return history.toList();
    }
  }

  /** Returns how many changes are older than the {@link #history()}. */
  public long forgotten() {
    synchronized (history) {
      return history.forgotten();
    }
  }

  /** Adds an observer of every change from now on. */
  public void onChange(Consumer<? super Change> observer) {
    synchronized (history) {
      List<Consumer<? super Change>> more = new ArrayList<>(observers);
      more.add(observer);
      observers = more;
    }
  }

  void disconnect() {
    set(false);
    synchronized (history) {
      connected = false;
      if (lit) { // somebody lit it between the two steps
        remember(false);
      }
    }
  }

  private Instant remember(boolean lit) {
    Instant at = clock.instant();
    this.lit = lit;
    history.add(at, lit);
    return at;
  }
}
