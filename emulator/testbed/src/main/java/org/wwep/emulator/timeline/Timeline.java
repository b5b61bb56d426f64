package org.wwep.emulator.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * All that happened in a world, in order.
 *
 * <p><b>Shape</b>: any thread adds and reads; entries are never changed or removed. Listeners hear
 * of an entry on the thread that added it, before any later entry.
 */
public final class Timeline {
  private final Instant beginning;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Consumer<Entry>> listeners = new CopyOnWriteArrayList<>();

  /** Makes an empty timeline of a world that began then. */
  public Timeline(Instant beginning) {
    this.beginning = beginning;
  }

  /** Returns when the world began. */
  public Instant beginning() {
    return beginning;
  }

  /** Adds what happened then. */
  public synchronized void add(Instant at, String source, Happening what) {
    Entry entry = new Entry(entries.size(), Duration.between(beginning, at), source, what);
    entries.add(entry);
    for (Consumer<Entry> listener : listeners) {
      listener.accept(entry);
    }
  }

  /** Has this told of every entry from now on; it must not block. */
  public void listen(Consumer<Entry> listener) {
    listeners.add(listener);
  }

  /** Returns how many entries there are. */
  public synchronized int size() {
    return entries.size();
  }

  /** Returns the entry of this number. */
  public synchronized Entry get(int number) {
    return entries.get(number);
  }

  /** Returns the entries there are now; a copy. */
  public synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }
}
