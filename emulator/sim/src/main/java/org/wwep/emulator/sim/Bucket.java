package org.wwep.emulator.sim;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A part of the event queue, in the order it was planned; it knows which of it is first.
 *
 * <p>Arrays rather than objects: going through them is going through memory in order.
 */
final class Bucket {
  private static final int TIME = 0;
  private static final int ORDER = 1;
  private static final int ARGUMENT = 2;
  private static final int WIDTH = 3;

  private static final int LEAST = 4;

  /** Room for more is given back once it is dealt out: a minute of a large world is not. */
  private static final int MOST_KEPT = 1024;

  // Most worlds leave most slots empty, so room is made when needed.
  private long[] numbers = {};
  private @Nullable ScheduledEvent[] events = {};
  private int end;
  private int size;
  private int first;
  private long firstTime;

  /** Who takes what is dealt out. */
  @FunctionalInterface
  interface EventConsumer {
    void put(long time, long order, ScheduledEvent scheduledEvent, long argument);
  }

  boolean isEmpty() {
    return size == 0;
  }

  int room() {
    return events.length;
  }

  long firstTime() {
    return firstTime;
  }

  long firstOrder() {
    return numbers[first * WIDTH + ORDER];
  }

  long firstArgument() {
    return numbers[first * WIDTH + ARGUMENT];
  }

  void add(long time, long order, ScheduledEvent scheduledEvent, long argument) {
    if (end == events.length) {
      makeRoom();
    }
    int at = end * WIDTH;
    numbers[at + TIME] = time;
    numbers[at + ORDER] = order;
    numbers[at + ARGUMENT] = argument;
    events[end] = scheduledEvent;
    if (size == 0 || time < firstTime) {
      first = end;
      firstTime = time;
    }
    end++;
    size++;
  }

  /**
   * Takes the first out; there is one. What is left is of the same time, or is {@link #dealOut}
   * next.
   */
  ScheduledEvent removeFirst() {
    ScheduledEvent scheduledEvent = events[first];
    if (scheduledEvent == null) {
      throw new IllegalStateException("nothing is planned");
    }
    events[first++] = null;
    if (--size == 0) {
      first = 0;
      end = 0;
    }
    return scheduledEvent;
  }

  /** Takes all out, in their order. */
  void dealOut(EventConsumer eventConsumer) {
    for (int i = 0; i < end; i++) {
      ScheduledEvent scheduledEvent = events[i];
      if (scheduledEvent == null) {
        continue;
      }
      int at = i * WIDTH;
      eventConsumer.put(
          numbers[at + TIME], numbers[at + ORDER], scheduledEvent, numbers[at + ARGUMENT]);
    }
    if (end < events.length / 4 || events.length > MOST_KEPT) {
      numbers = new long[0];
      events = new ScheduledEvent[0];
    } else {
      Arrays.fill(events, 0, end, null);
    }
    first = 0;
    end = 0;
    size = 0;
  }

  /** Moves up what is left; where that is more than half, there is more room. */
  private void makeRoom() {
    if (end > 0) {
      moveUp();
    }
    if (end >= events.length / 2) {
      int room = Math.max(LEAST, events.length * 2);
      numbers = Arrays.copyOf(numbers, room * WIDTH);
      events = Arrays.copyOf(events, room);
    }
  }

  private void moveUp() {
    int to = 0;
    int newFirst = 0;
    for (int i = 0; i < end; i++) {
      ScheduledEvent scheduledEvent = events[i];
      if (scheduledEvent == null) {
        continue;
      }
      if (i == first) {
        newFirst = to;
      }
      System.arraycopy(numbers, i * WIDTH, numbers, to * WIDTH, WIDTH);
      events[to++] = scheduledEvent;
    }
    Arrays.fill(events, to, end, null);
    end = to;
    first = newFirst;
  }
}
