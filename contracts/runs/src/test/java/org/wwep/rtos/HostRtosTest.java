package org.wwep.rtos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class HostRtosTest extends RtosContract {
  private final BlockingQueue<String> failures = new LinkedBlockingQueue<>();

  @Override
  protected RtosWorld world(long seed) {
    return new HostRtosWorld(seed);
  }

  private HostRtos reporting() {
    return new HostRtos(1, (task, failure) -> failures.add(task.name() + ": " + failure));
  }

  @Test
  void a_task_that_throws_is_reported_by_name_and_errors_too() throws Exception {
    try (HostRtos rtos = reporting()) {
      rtos.spawn("broken", () -> fail(new IllegalStateException("no LED")));
      assertThat(failures.poll(10, TimeUnit.SECONDS)).startsWith("broken: ").endsWith("no LED");
      rtos.spawn("worse", () -> fail(new AssertionError("no board")));
      assertThat(failures.poll(10, TimeUnit.SECONDS)).startsWith("worse: ").endsWith("no board");
    }
  }

  @Test
  void a_cancelled_task_ends_quietly() throws Exception {
    try (HostRtos rtos = reporting()) {
      Task task = rtos.spawn("sleeper", () -> rtos.sleep(Duration.ofDays(1)));
      task.cancel();
      assertThat(task.join(Duration.ofSeconds(10))).isTrue();
    }
    assertThat(failures).isEmpty();
  }

  @Test
  void tasks_are_virtual_threads_of_their_name() throws Exception {
    try (HostRtos rtos = reporting()) {
      Thread thread = TestTask.task(rtos, "blinker", Thread::currentThread).result();
      assertThat(thread.isVirtual()).isTrue();
      assertThat(thread.getName()).isEqualTo("blinker");
    }
  }

  @Test
  void closing_cancels_all_tasks_and_waits_for_their_end() throws Exception {
    HostRtos rtos = reporting();
    CountDownLatch running = new CountDownLatch(3);
    LinkedBlockingQueue<String> ended = new LinkedBlockingQueue<>();
    for (int i = 0; i < 3; i++) {
      rtos.spawn("task-" + i, () -> sleepThenTell(rtos, running, ended));
    }
    running.await();
    rtos.close();
    assertThat(ended).hasSize(3);
    assertThatThrownBy(() -> rtos.spawn("late", () -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("late");
    rtos.close();
  }

  @Test
  void a_task_may_close_its_own_system() throws Exception {
    HostRtos rtos = reporting();
    CountDownLatch closed = new CountDownLatch(1);
    rtos.spawn(
        "closer",
        () -> {
          rtos.close();
          closed.countDown();
        });
    assertThat(closed.await(4, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_task_that_swallows_one_cancellation_is_cancelled_again() throws Exception {
    HostRtos rtos = reporting();
    CountDownLatch running = new CountDownLatch(1);
    AtomicBoolean swallowed = new AtomicBoolean();
    rtos.spawn(
        "stubborn",
        () -> {
          try {
            running.countDown();
            rtos.sleep(Duration.ofDays(1));
          } catch (InterruptedException e) {
            swallowed.set(true);
          }
          rtos.sleep(Duration.ofDays(1));
        });
    running.await();
    rtos.close();
    assertThat(swallowed).isTrue();
    assertThat(failures).isEmpty();
  }

  @Test
  void an_interrupted_close_stops_waiting_and_keeps_the_interrupt() throws Exception {
    HostRtos rtos = reporting();
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    rtos.spawn("deaf", () -> waitDeaf(running, end));
    running.await();
    Thread.currentThread().interrupt();
    rtos.close();
    assertThat(Thread.interrupted()).isTrue();
    end.countDown();
    rtos.close();
  }

  @Test
  void without_a_seed_each_system_has_its_own_and_tells_it() {
    try (HostRtos one = new HostRtos();
        HostRtos two = new HostRtos();
        HostRtos again = new HostRtos(one.seed())) {
      assertThat(one.seed()).isNotEqualTo(two.seed());
      assertThat(again.random().nextLong()).isEqualTo(one.random().nextLong());
    }
  }

  private static void fail(Throwable failure) {
    switch (failure) {
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalArgumentException(failure);
    }
  }

  private static void sleepThenTell(
      HostRtos rtos, CountDownLatch running, BlockingQueue<String> ended)
      throws InterruptedException {
    try {
      running.countDown();
      rtos.sleep(Duration.ofDays(1));
    } finally {
      ended.add("ended");
    }
  }

  private static void waitDeaf(CountDownLatch running, CountDownLatch end) {
    running.countDown();
    while (end.getCount() > 0) {
      Thread.onSpinWait();
    }
  }
}
