package org.wwep.emulator.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.rtos.Semaphore;
import org.wwep.rtos.Task;

/**
 * What is particular to virtual time: exact instants, exact order, and worlds that cannot go on.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SimulationTest {
  private static final Duration SOON = Duration.ofMillis(600);

  private static Simulation world(boolean own) {
    return new Simulation(
        new Seed(1),
        Schedule.IN_ORDER,
        own ? new ContinuationRunner() : new SchedulerRunner(),
        SOON);
  }

  private static Simulation world() {
    return new Simulation(new Seed(1), Schedule.IN_ORDER);
  }

  @Test
  void a_thousand_years_pass_to_the_nanosecond() throws Exception {
    try (Simulation world = world()) {
      SimRtos rtos = world.rtos("test");
      world.run(() -> rtos.sleep(Duration.ofDays(365 * 100).plusNanos(7)));
      assertThat(Duration.between(Simulation.BEGINNING, world.now()))
          .isEqualTo(Duration.ofDays(365 * 100).plusNanos(7));
    }
  }

  @Test
  void a_task_may_run_unless_it_waits_or_has_ended() throws Exception {
    try (Simulation world = world()) {
      SimRtos rtos = world.rtos("test");
      Semaphore go = rtos.semaphore(0);
      List<Boolean> seen = new ArrayList<>();
      world.run(
          () -> {
            Task task = rtos.spawn("waits", go::acquire);
            seen.add(task.mayRun());
            rtos.sleep(Duration.ofMillis(1));
            seen.add(task.mayRun());
            go.release();
            seen.add(task.mayRun());
            rtos.sleep(Duration.ofMillis(1));
            seen.add(task.mayRun());
          });
      assertThat(seen).containsExactly(true, false, true, false);
      assertThat(rtos.wakesInOrder()).isTrue();
    }
    try (Simulation shuffled = new Simulation(new Seed(1), Schedule.SHUFFLED)) {
      assertThat(shuffled.rtos("test").wakesInOrder()).isFalse();
    }
  }

  @Test
  void what_happens_at_the_same_instant_happens_in_the_order_it_was_planned() throws Exception {
    try (Simulation world = world()) {
      SimRtos rtos = world.rtos("test");
      List<Integer> order = new ArrayList<>();
      world.run(
          () -> {
            for (int i = 0; i < 1000; i++) {
              int number = i;
              rtos.spawn(
                  "t" + i,
                  () -> {
                    rtos.sleep(Duration.ofMillis(5));
                    order.add(number);
                  });
            }
            rtos.sleep(Duration.ofMillis(6));
          });
      assertThat(order).hasSize(1000).isSorted();
    }
  }

  @Test
  void a_shuffled_world_finds_other_orders_and_the_same_again_for_the_same_seed() throws Exception {
    List<Integer> one = orderOf(1);
    assertThat(orderOf(1)).isEqualTo(one);
    assertThat(orderOf(2)).isNotEqualTo(one);
    List<Integer> sorted = new ArrayList<>(one);
    Collections.sort(sorted);
    assertThat(one).isNotEqualTo(sorted);
  }

  private static List<Integer> orderOf(long seed) throws Exception {
    List<Integer> order = new ArrayList<>();
    try (Simulation world = new Simulation(new Seed(seed), Schedule.SHUFFLED)) {
      SimRtos rtos = world.rtos("test");
      world.run(
          () -> {
            for (int i = 0; i < 20; i++) {
              int number = i;
              rtos.spawn("t" + i, () -> order.add(number));
            }
            rtos.sleep(Duration.ofSeconds(1));
          });
    }
    return order;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_task_that_sleeps_outside_is_named_with_where_it_is(boolean own) {
    Simulation world = world(own);
    assertThatThrownBy(() -> world.run(() -> sleeper(world)))
        .isInstanceOf(SimulationException.class)
        .hasMessageContaining("task 'blinker' blocks outside the simulation")
        .hasMessageContaining("SimulationTest.outside");
  }

  private static void sleeper(Simulation world) throws InterruptedException {
    SimRtos rtos = world.rtos("test");
    rtos.spawn("blinker", SimulationTest::outside);
    rtos.sleep(Duration.ofSeconds(1));
  }

  private static void outside() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_task_that_never_blocks_is_named_and_not_waited_for(boolean own) {
    Simulation world = world(own);
    AtomicBoolean over = new AtomicBoolean();
    try {
      assertThatThrownBy(
              () ->
                  world.run(
                      () -> {
                        while (!over.get()) {
                          Thread.onSpinWait();
                        }
                      }))
          .isInstanceOf(SimulationException.class)
          .hasMessageContaining("task 'script' has not blocked for 600 ms")
          .hasMessageContaining("SimulationTest");
    } finally {
      // Nobody else stops it, and it has one of the JDK's few carriers.
      over.set(true);
    }
  }

  @Test
  void a_task_that_a_debugger_holds_is_waited_for() throws Exception {
    try (Simulation world = world(false)) {
      try (Standstill _ = Standstill.begin()) {
        long held = System.nanoTime() + SOON.multipliedBy(2).toNanos();
        world.run(
            () -> {
              while (System.nanoTime() < held) {
                Thread.onSpinWait();
              }
            });
      }
      assertThat(Standstill.isAllowed()).isFalse();
    }
  }

  @Test
  void when_all_wait_for_ever_each_is_named() {
    Simulation world = world();
    SimRtos rtos = world.rtos("test");
    assertThatThrownBy(
            () ->
                world.run(
                    () -> {
                      Semaphore never = rtos.semaphore(0);
                      rtos.spawn("other", never::acquire);
                      never.acquire();
                    }))
        .isInstanceOf(SimulationException.class)
        .hasMessageContaining("nothing will happen any more")
        .hasMessageContaining("task 'script'")
        .hasMessageContaining("task 'other'");
    world.close();
  }

  @Test
  void a_task_that_throws_ends_the_run_by_its_name() {
    Simulation world = world();
    SimRtos rtos = world.rtos("test");
    assertThatThrownBy(
            () ->
                world.run(
                    () -> {
                      rtos.spawn(
                          "broken",
                          () -> {
                            throw new IllegalStateException("no LED");
                          });
                      rtos.sleep(Duration.ofSeconds(1));
                    }))
        .isInstanceOf(SimulationException.class)
        .hasMessageContaining("task 'broken' ended by")
        .hasMessageContaining("no LED");
    world.close();
  }

  @Test
  void what_the_script_throws_comes_out_as_it_is() {
    try (Simulation world = world()) {
      assertThatThrownBy(
              () ->
                  world.run(
                      () -> {
                        throw new java.io.IOException("from the script");
                      }))
          .isInstanceOf(java.io.IOException.class)
          .hasMessage("from the script");
    }
  }

  @Test
  void closing_ends_every_task_and_one_that_ignores_it_is_named() throws Exception {
    Simulation world = world();
    SimRtos rtos = world.rtos("test");
    List<String> ended = new ArrayList<>();
    world.run(
        () -> {
          for (int i = 0; i < 3; i++) {
            rtos.spawn("t" + i, () -> sleepThenTell(rtos, ended));
          }
          rtos.sleep(Duration.ofSeconds(1));
        });
    assertThat(world.tasks()).containsExactly("t0", "t1", "t2");
    world.close();
    assertThat(ended).hasSize(3);
    assertThat(world.tasks()).isEmpty();

    Simulation stubborn = world();
    SimRtos theirs = stubborn.rtos("test");
    stubborn.run(
        () -> {
          theirs.spawn("deaf", () -> ignoreForEver(theirs));
          theirs.sleep(Duration.ofSeconds(1));
        });
    assertThatThrownBy(stubborn::close)
        .isInstanceOf(SimulationException.class)
        .hasMessageContaining("task 'deaf'");
  }

  private static void sleepThenTell(SimRtos rtos, List<String> ended) throws InterruptedException {
    try {
      rtos.sleep(Duration.ofDays(1));
    } finally {
      ended.add("ended");
    }
  }

  private static void ignoreForEver(SimRtos rtos) {
    while (true) {
      try {
        rtos.sleep(Duration.ofDays(1));
      } catch (InterruptedException e) {
        // That is what makes it deaf.
      }
    }
  }

  @Test
  void an_interrupt_ends_a_run_that_would_go_on_for_ever() throws Exception {
    Simulation world = world();
    SimRtos rtos = world.rtos("test");
    CountDownLatch running = new CountDownLatch(1);
    Thread caller =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    world.run(
                        () -> {
                          while (true) {
                            rtos.sleep(Duration.ofSeconds(1));
                            running.countDown();
                          }
                        });
                  } catch (Exception expected) {
                    assertThat(expected).isInstanceOf(InterruptedException.class);
                  }
                });
    running.await();
    caller.interrupt();
    assertThat(caller.join(Duration.ofSeconds(30))).isTrue();
  }

  @Test
  void a_task_from_another_world_may_not_block_here() throws Exception {
    try (Simulation one = world();
        Simulation two = world()) {
      SimRtos theirs = two.rtos("test");
      assertThatThrownBy(() -> one.run(() -> theirs.sleep(Duration.ofSeconds(1))))
          .isInstanceOf(SimulationException.class)
          .hasMessageContaining("no task of this world");
    }
  }

  @Test
  void a_million_sleeps_leave_no_timer_behind() throws Exception {
    try (Simulation world = world()) {
      SimRtos rtos = world.rtos("test");
      world.run(
          () -> {
            Task other =
                rtos.spawn(
                    "other",
                    () -> {
                      for (int i = 0; i < 1_000_000; i++) {
                        rtos.sleep(Duration.ofNanos(1));
                      }
                    });
            assertThat(other.join(Duration.ofDays(1))).isTrue();
            rtos.sleep(Duration.ofDays(1));
          });
      assertThat(world.planned()).isZero();
    }
  }
}
