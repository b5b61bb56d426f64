package org.wwep.emulator.proxy.api;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** Threads that take all the processor they get, until closed. */
final class BusyTasks implements AutoCloseable {
  private final AtomicBoolean over = new AtomicBoolean();
  private final ExecutorService threads;

  private BusyTasks(int count) {
    threads = Executors.newFixedThreadPool(count);
    for (int i = 0; i < count; i++) {
      threads.execute(this::spin);
    }
  }

  static BusyTasks start(int count) {
    return new BusyTasks(count);
  }

  private void spin() {
    while (!over.get()) {
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    over.set(true);
    threads.close();
  }
}
