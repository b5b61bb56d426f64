package org.wwep.emulator.coprocessor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Task;

/** The coprocessor's tasks, which end with its power. */
final class CoprocessorTasks {
  private static final Duration END = Duration.ofSeconds(1);

  private final Rtos rtos;
  private final Map<Long, Task> running = new ConcurrentHashMap<>();
  private final Set<Long> early = ConcurrentHashMap.newKeySet();
  private final AtomicLong numbers = new AtomicLong();
  private volatile boolean ended;
  private volatile @Nullable PowerMeter powerMeter;

  CoprocessorTasks(Rtos rtos) {
    this.rtos = rtos;
  }

  Rtos rtos() {
    return rtos;
  }

  /** Has work that is started as such keep the coprocessor awake. */
  void meter(PowerMeter meter) {
    powerMeter = meter;
  }

  /** Starts a task that keeps the coprocessor awake. */
  void startWork(String name, Rtos.Work work) {
    start(
        name,
        () -> {
          PowerMeter meter = powerMeter;
          if (meter == null) {
            work.run();
            return;
          }
          meter.wake(rtos);
          try {
            work.run();
          } finally {
            meter.rest(this);
          }
        });
  }

  void start(String name, Rtos.Work work) {
    if (ended) {
      return;
    }
    long number = numbers.incrementAndGet();
    Task task =
        rtos.spawn(
            name,
            () -> {
              try {
                work.run();
              } finally {
                // The task may end before it is known.
                if (running.remove(number) == null) {
                  early.add(number);
                }
              }
            });
    running.put(number, task);
    if (early.remove(number)) {
      running.remove(number);
    }
  }

  /** Cancels all, and waits for their end. */
  void end() throws InterruptedException {
    ended = true;
    List<Task> left = List.copyOf(running.values());
    left.forEach(Task::cancel);
    for (Task task : left) {
      task.join(END);
    }
    running.clear();
  }
}
