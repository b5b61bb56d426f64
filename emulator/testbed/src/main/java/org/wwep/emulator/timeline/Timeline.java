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
  private final List<TimelineEntry> entries = new ArrayList<>();
  private final List<Consumer<TimelineEntry>> listeners = new CopyOnWriteArrayList<>();

  /** Makes an empty timeline of a world that began then. */
  public Timeline(Instant beginning) {
    this.beginning = beginning;
  }

  /** Returns when the world began. */
  public Instant beginning() {
    return beginning;
  }

  /** Adds what happened then. */
  public synchronized void add(Instant at, String source, TimelineEvent what) {
    TimelineEntry timelineEntry =
        new TimelineEntry(entries.size(), Duration.between(beginning, at), source, what);
    entries.add(timelineEntry);
    for (Consumer<TimelineEntry> listener : listeners) {
      listener.accept(timelineEntry);
    }
  }

  /** Has this told of every entry from now on; it must not block. */
  public void listen(Consumer<TimelineEntry> listener) {
    listeners.add(listener);
  }

  /** Returns a timeline of its own with the entries that there are now. */
  public Timeline copy() {
    Timeline copy = new Timeline(beginning);
    entries().forEach(entry -> copy.add(beginning.plus(entry.at()), entry.source(), entry.what()));
    return copy;
  }

  /** Returns how many entries there are. */
  public synchronized int size() {
    return entries.size();
  }

  /** Returns the entry of this number. */
  public synchronized TimelineEntry get(int number) {
    return entries.get(number);
  }

  /** Returns the entries there are now; a copy. */
  public synchronized List<TimelineEntry> entries() {
    return List.copyOf(entries);
  }
}
