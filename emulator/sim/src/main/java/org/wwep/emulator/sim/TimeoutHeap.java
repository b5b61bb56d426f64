package org.wwep.emulator.sim;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Until when tasks wait, ordered by time and then by the order of scheduling: a binary heap, in
 * which each task knows its place. Most waits end early, and their deadlines are taken out then: in
 * the {@link RadixHeap} they would be dealt out again and again until they are due.
 *
 * <p><b>Units</b>: nanoseconds since the world began.
 *
 * <p>Owned as its {@link EventQueue} is.
 */
final class TimeoutHeap {
  /** The place of a task without a deadline. */
  static final int NONE = -1;

  private static final int TIME = 0;
  private static final int ORDER = 1;
  private static final int WIDTH = 2;

  private static final int LEAST = 4;

  private long[] numbers = new long[LEAST * WIDTH];
  private @Nullable SimTask[] tasks = new @Nullable SimTask[LEAST];
  private int size;

  int size() {
    return size;
  }

  /** Returns when the first is due, or {@link WaitQueue#FOREVER} if there is none. */
  long firstTime() {
    return size == 0 ? WaitQueue.FOREVER : numbers[TIME];
  }

  /** Returns the order number of the first; there is one. */
  long firstOrder() {
    return numbers[ORDER];
  }

  /** Returns whose deadline is the first; there is one. */
  SimTask first() {
    return task(0);
  }

  /** Adds the deadline of a task that has none. */
  void add(SimTask task, long time, long order) {
    if (size == tasks.length) {
      tasks = Arrays.copyOf(tasks, 2 * size);
      numbers = Arrays.copyOf(numbers, 2 * size * WIDTH);
    }
    up(size++, task, time, order);
  }

  /** Takes the deadline of a task out, if it has one. */
  void remove(SimTask task) {
    int place = task.deadline;
    if (place == NONE) {
      return;
    }
    task.deadline = NONE;
    size--;
    SimTask last = task(size);
    tasks[size] = null;
    if (place < size) {
      long time = numbers[size * WIDTH + TIME];
      long order = numbers[size * WIDTH + ORDER];
      if (place > 0 && isBefore(time, order, (place - 1) / 2)) {
        up(place, last, time, order);
      } else {
        down(place, last, time, order);
      }
    }
  }

  private void up(int from, SimTask task, long time, long order) {
    int place = from;
    while (place > 0) {
      int parent = (place - 1) / 2;
      if (!isBefore(time, order, parent)) {
        break;
      }
      move(parent, place);
      place = parent;
    }
    put(place, task, time, order);
  }

  private void down(int from, SimTask task, long time, long order) {
    int place = from;
    for (int child = 2 * place + 1; child < size; child = 2 * place + 1) {
      int other = child + 1;
      if (other < size
          && isBefore(numbers[other * WIDTH + TIME], numbers[other * WIDTH + ORDER], child)) {
        child = other;
      }
      if (isBefore(time, order, child)) {
        break;
      }
      move(child, place);
      place = child;
    }
    put(place, task, time, order);
  }

  private boolean isBefore(long time, long order, int place) {
    long other = numbers[place * WIDTH + TIME];
    return time < other || (time == other && order < numbers[place * WIDTH + ORDER]);
  }

  private void move(int from, int to) {
    put(to, task(from), numbers[from * WIDTH + TIME], numbers[from * WIDTH + ORDER]);
  }

  private void put(int place, SimTask task, long time, long order) {
    numbers[place * WIDTH + TIME] = time;
    numbers[place * WIDTH + ORDER] = order;
    tasks[place] = task;
    task.deadline = place;
  }

  private SimTask task(int place) {
    return Objects.requireNonNull(tasks[place]);
  }
}
