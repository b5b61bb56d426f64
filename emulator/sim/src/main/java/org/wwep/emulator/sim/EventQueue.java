package org.wwep.emulator.sim;

import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The clock, and who is next: the task that was woken first, and if there is none, the event that
 * is due first.
 *
 * <p><b>Units</b>: nanoseconds since the world began.
 *
 * <p>Owned as its {@link Scheduler} is.
 */
final class EventQueue {
  /** More than anybody would decide otherwise. */
  private static final int MOST_RACES = 4096;

  private static final int LEAST_RACES = 64;

  private final RadixHeap radixHeap = new RadixHeap();
  private final TimeoutHeap timeoutHeap = new TimeoutHeap();
  private final ArrayDeque<SimTask> ready = new ArrayDeque<>();
  private final SimRandom shuffle;
  private final long slack;
  private final Map<Long, Long> turns;
  private long[] races = {};
  private int raced;
  private long draws;
  private int woken;
  private long now;
  private long order;

  EventQueue(Schedule schedule, SimRandom shuffle) {
    this.slack = schedule.slack().toNanos();
    this.turns = schedule.turns();
    this.shuffle = shuffle;
  }

  long nanos() {
    return now;
  }

  /** Returns whether tasks run in the order in which they are made ready, without delay. */
  boolean wakesInOrder() {
    return slack == 0;
  }

  /** Returns how many events and deadlines are planned. */
  int planned() {
    return radixHeap.size() + timeoutHeap.size();
  }

  void schedule(long at, ScheduledEvent scheduledEvent, long argument) {
    radixHeap.add(Math.max(at, now), order++, scheduledEvent, argument);
  }

  /** Plans that a task waits until then, which is later than now. */
  void addDeadline(SimTask task, long at) {
    timeoutHeap.add(task, at, order++);
  }

  /** Forgets the deadline of a task, if it has one. */
  void removeDeadline(SimTask task) {
    timeoutHeap.remove(task);
  }

  /** Has a task run when its turn comes. */
  void makeReady(SimTask task) {
    if (slack == 0) {
      task.waitOrder = order++;
      ready.add(task);
    } else {
      schedule(now + turn(), _ -> awake(task), 0);
      woken++;
    }
  }

  /** Draws how long a task takes; of two that are on their way the draw decides the order. */
  private long turn() {
    long draw = draws++;
    if (woken > 0 && raced < MOST_RACES) {
      if (raced == races.length) {
        races = Arrays.copyOf(races, Math.max(LEAST_RACES, 2 * raced));
      }
      races[raced++] = draw;
    }
    long drawn = shuffle.nextLong(slack);
    return turns.isEmpty() ? drawn : turns.getOrDefault(draw, drawn);
  }

  private void awake(SimTask task) {
    woken--;
    ready.add(task);
  }

  /** Returns the numbers of the draws that decided an order; the first of them. */
  List<Long> races() {
    // Most runs are asked for none of them.
    long[] numbers = races;
    int count = raced;
    return new AbstractList<>() {
      @Override
      public Long get(int index) {
        return numbers[Objects.checkIndex(index, count)];
      }

      @Override
      public int size() {
        return count;
      }
    };
  }

  /** Gives a task that has just had its turn another one, before all others. */
  void makeNext(SimTask task) {
    ready.addFirst(task);
  }

  /** Returns the task whose turn it is, or null if an event comes first. */
  @Nullable SimTask nextTask() {
    SimTask first = ready.peek();
    return first == null || dueBefore(first) ? null : first;
  }

  /** Takes the task whose turn it is; null if an event comes first. */
  @Nullable SimTask takeTask() {
    SimTask next = nextTask();
    if (next != null) {
      removeNext();
    }
    return next;
  }

  /** Takes the task that was just returned by {@link #nextTask}. */
  void removeNext() {
    ready.remove();
  }

  /** Lets the clock jump to the first event or deadline, and has it happen; there is one. */
  void nextEvent() {
    if (deadlineIsFirst()) {
      now = timeoutHeap.firstTime();
      timeoutHeap.first().expire();
      return;
    }
    now = radixHeap.firstTime();
    long argument = radixHeap.firstArgument();
    radixHeap.removeFirst().happen(argument);
  }

  private boolean deadlineIsFirst() {
    if (radixHeap.isEmpty()) {
      return true;
    }
    long deadline = timeoutHeap.firstTime();
    long event = radixHeap.firstTime();
    return deadline < event
        || (deadline == event
            && timeoutHeap.size() > 0
            && timeoutHeap.firstOrder() < radixHeap.firstOrder());
  }

  /** Returns until when tasks run that are woken now. */
  long settledBy() {
    return now + slack;
  }

  /** Returns whether nothing happens any more until then, and then included. */
  boolean quietUntil(long nanos) {
    return ready.isEmpty()
        && timeoutHeap.firstTime() > nanos
        && (radixHeap.isEmpty() || radixHeap.firstTime() > nanos);
  }

  /** Returns whether an event is due now that was planned before the task was woken. */
  private boolean dueBefore(SimTask task) {
    return slack == 0
        && ((!radixHeap.isEmpty()
                && radixHeap.firstTime() <= now
                && radixHeap.firstOrder() < task.waitOrder)
            || (timeoutHeap.firstTime() <= now && timeoutHeap.firstOrder() < task.waitOrder));
  }
}
