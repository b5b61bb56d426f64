package org.wwep.emulator.firmware.host;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.firmware.FirmwareInstance;
import org.wwep.emulator.firmware.RequestHandler;
import org.wwep.emulator.firmware.ThreadEnd;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Task;

/** The C threads of a firmware, each with the task that runs it. */
final class ThreadTable {
  private final String id;
  private final Rtos rtos;
  private final FirmwareInstance instance;
  private final Consumer<ThreadEnd> onEnd;
  private final Map<Integer, Task> tasks = new ConcurrentHashMap<>();
  private final AtomicInteger running = new AtomicInteger();
  private volatile boolean closed;

  /**
   * Makes a table without threads.
   *
   * @param id what the names of tasks begin with
   * @param onEnd told of the end of each thread, on its task
   */
  ThreadTable(String id, Rtos rtos, FirmwareInstance instance, Consumer<ThreadEnd> onEnd) {
    this.id = id;
    this.rtos = rtos;
    this.instance = instance;
    this.onEnd = onEnd;
  }

  void start(int thread, String name, RequestHandler handler) {
    if (!closed) {
      running.incrementAndGet();
      spawn(thread, name, () -> run(thread, handler));
    }
  }

  private void run(int thread, RequestHandler handler) throws InterruptedException {
    ThreadEnd end;
    try {
      end = instance.run(thread, 0, handler);
    } finally {
      running.decrementAndGet();
    }
    onEnd.accept(end);
  }

  /** Returns whether every thread has ended. */
  boolean allEnded() {
    return running.get() == 0;
  }

  /** Returns whether no C thread could run now, as far as that is known. */
  boolean allWait() {
    for (Map.Entry<Integer, Task> each : tasks.entrySet()) {
      if (each.getKey() != FirmwareInstance.INTERRUPT && each.getValue().mayRun()) {
        return false;
      }
    }
    return true;
  }

  /** Starts a task that ends with the threads. */
  void spawn(int thread, String name, Rtos.Work work) {
    tasks.put(thread, rtos.spawn(id + " " + name, work));
  }

  void cancel(int thread) {
    @Nullable Task task = tasks.remove(thread);
    if (task != null) {
      task.cancel();
    }
  }

  void close() {
    closed = true;
    tasks.values().forEach(Task::cancel);
    tasks.clear();
  }
}
