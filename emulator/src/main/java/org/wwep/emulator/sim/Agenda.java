package org.wwep.emulator.sim;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What happens when: a heap with four children a node, ordered by time and then by the order of
 * scheduling.
 *
 * <p><b>Units</b>: nanoseconds since the world began. Arrays rather than objects, since a world of
 * 65,536 devices has hundreds of thousands of entries.
 */
final class Agenda {
  private static final int WAYS = 4;

  private long[] times = new long[64];
  private long[] orders = new long[64];
  private long[] arguments = new long[64];
  private @Nullable Event[] events = new @Nullable Event[64];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  /** Returns when the first happens; there is one. */
  long firstTime() {
    return times[0];
  }

  /** Returns the order number of the first; there is one. */
  long firstOrder() {
    return orders[0];
  }

  /** Returns the argument of the first; there is one. */
  long firstArgument() {
    return arguments[0];
  }

  void add(long time, long order, Event event, long argument) {
    if (size == times.length) {
      grow();
    }
    int hole = size++;
    while (hole > 0) {
      int parent = (hole - 1) / WAYS;
      if (before(parent, time, order)) {
        break;
      }
      move(parent, hole);
      hole = parent;
    }
    put(hole, time, order, event, argument);
  }

  /** Takes the first out; there is one. */
  Event removeFirst() {
    @Nullable Event first = events[0];
    if (first == null) {
      throw new IllegalStateException("nothing is planned");
    }
    int last = --size;
    long time = times[last];
    long order = orders[last];
    long argument = arguments[last];
    @Nullable Event event = events[last];
    events[last] = null;
    if (last > 0 && event != null) {
      put(sinkHole(time, order), time, order, event, argument);
    }
    return first;
  }

  private int sinkHole(long time, long order) {
    int hole = 0;
    while (true) {
      int child = hole * WAYS + 1;
      if (child >= size) {
        return hole;
      }
      int least = child;
      int end = Math.min(child + WAYS, size);
      for (int i = child + 1; i < end; i++) {
        if (before(i, times[least], orders[least])) {
          least = i;
        }
      }
      if (!before(least, time, order)) {
        return hole;
      }
      move(least, hole);
      hole = least;
    }
  }

  private boolean before(int index, long time, long order) {
    return times[index] < time || (times[index] == time && orders[index] < order);
  }

  private void move(int from, int to) {
    times[to] = times[from];
    orders[to] = orders[from];
    arguments[to] = arguments[from];
    events[to] = events[from];
  }

  private void put(int at, long time, long order, Event event, long argument) {
    times[at] = time;
    orders[at] = order;
    arguments[at] = argument;
    events[at] = event;
  }

  private void grow() {
    int capacity = size * 2;
    times = Arrays.copyOf(times, capacity);
    orders = Arrays.copyOf(orders, capacity);
    arguments = Arrays.copyOf(arguments, capacity);
    events = Arrays.copyOf(events, capacity);
  }
}
