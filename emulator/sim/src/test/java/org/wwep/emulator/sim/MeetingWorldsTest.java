package org.wwep.emulator.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worlds side by side, whose tasks meet at a lock of the JDK's, as in a class loader. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class MeetingWorldsTest {
  private static final int WORLDS = 4;
  private static final int TASKS = 4;
  private static final int ROUNDS = 1_500;

  private final Object monitor = new Object();
  private final ReentrantLock lock = new ReentrantLock();
  private long counted;

  @ParameterizedTest
  @CsvSource({"true,true", "true,false", "false,true", "false,false"})
  void a_lock_that_another_world_holds_for_a_moment_is_waited_for(boolean own, boolean monitors)
      throws Exception {
    Runnable meeting = monitors ? this::countInMonitor : this::countInLock;
    try (ExecutorService side = Executors.newFixedThreadPool(WORLDS)) {
      List<Future<?>> worlds = new ArrayList<>();
      for (int i = 0; i < WORLDS; i++) {
        worlds.add(side.submit(world(own, meeting)));
      }
      for (Future<?> world : worlds) {
        world.get();
      }
    }
    assertThat(counted).isEqualTo((long) WORLDS * TASKS * ROUNDS);
  }

  private static Callable<Void> world(boolean own, Runnable meeting) {
    return () -> {
      TaskRunner taskRunner = own ? new ContinuationRunner() : new SchedulerRunner();
      try (Simulation world =
          new Simulation(new Seed(1), Schedule.IN_ORDER, taskRunner, Duration.ofSeconds(20))) {
        SimRtos rtos = world.rtos("test");
        world.run(
            () -> {
              for (int i = 0; i < TASKS; i++) {
                rtos.spawn("t" + i, () -> meetAgain(rtos, meeting));
              }
              rtos.sleep(Duration.ofDays(1));
            });
      }
      return null;
    };
  }

  private static void meetAgain(SimRtos rtos, Runnable meeting) throws InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      meeting.run();
      rtos.sleep(Duration.ofMillis(1));
    }
  }

  private void countInMonitor() {
    synchronized (monitor) {
      count();
    }
  }

  private void countInLock() {
    lock.lock();
    try {
      count();
    } finally {
      lock.unlock();
    }
  }

  /** Takes long enough for another world to come by. */
  private void count() {
    for (int i = 0; i < 200; i++) {
      Thread.onSpinWait();
    }
    counted++;
  }
}
