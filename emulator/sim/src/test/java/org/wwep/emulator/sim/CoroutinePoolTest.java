package org.wwep.emulator.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.rtos.EventHandler;
import org.wwep.rtos.Mailbox;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Task;

/** Tasks that react and may block share stacks. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CoroutinePoolTest {
  private static final Duration LONG = Duration.ofSeconds(9);

  private final List<String> seen = new ArrayList<>();
  private final Set<Thread> threads = new LinkedHashSet<>();

  private static Simulation world(boolean own) {
    return new Simulation(
        new Seed(1),
        Schedule.IN_ORDER,
        own ? new ContinuationRunner() : new SchedulerRunner(),
        Duration.ofMillis(600));
  }

  /** Sleeps over each item. */
  private class Sleeper implements EventHandler<Integer> {
    private final Rtos rtos;
    private final String name;

    Sleeper(Rtos rtos, String name) {
      this.rtos = rtos;
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public @Nullable Duration patience() {
      return Rtos.WAIT_FOREVER;
    }

    @Override
    public boolean mayBlock() {
      return true;
    }

    @Override
    public void take(Integer item) throws InterruptedException {
      threads.add(Thread.currentThread());
      seen.add(name + " begins " + item);
      rtos.sleep(Duration.ofMillis(10));
      seen.add(name + " ends " + item);
    }

    @Override
    public void silence() {}

    @Override
    public void close() {
      seen.add(name + " closed");
    }
  }

  private Mailbox<Integer> sleeper(Rtos rtos, String name) {
    Mailbox<Integer> items = rtos.mailbox();
    rtos.handle(items, new Sleeper(rtos, name));
    return items;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void tasks_that_are_busy_at_the_same_time_have_a_stack_each(boolean own) throws Exception {
    try (Simulation world = world(own)) {
      SimRtos rtos = world.rtos("test");
      world.run(
          () -> {
            Mailbox<Integer> one = sleeper(rtos, "one");
            Mailbox<Integer> two = sleeper(rtos, "two");
            one.post(1);
            rtos.sleep(Duration.ofMillis(5));
            two.post(2);
            rtos.sleep(LONG);
          });
      assertThat(seen).containsExactly("one begins 1", "two begins 2", "one ends 1", "two ends 2");
      assertThat(threads).hasSize(2);
    }
    assertThat(seen).endsWith("one closed", "two closed");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void tasks_that_are_busy_one_after_the_other_share_one_stack_that_ends_with_the_world(boolean own)
      throws Exception {
    try (Simulation world = world(own)) {
      SimRtos rtos = world.rtos("test");
      for (int i = 0; i < 20; i++) {
        Mailbox<Integer> items = sleeper(rtos, "t" + i);
        int number = i;
        world.at(Duration.ofMillis(20).toNanos() * (i + 1), _ -> items.post(number), 0);
      }
      world.run(() -> rtos.sleep(LONG));
      assertThat(seen).hasSize(40);
      assertThat(threads).hasSize(1);
      assertThat(world.handOvers()).isLessThanOrEqualTo(own ? 5 : 100);
    }
    for (Thread thread : threads) {
      assertThat(thread.join(LONG)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_stack_ends_with_the_world_though_its_last_task_fails_to_close(boolean own)
      throws Exception {
    Simulation world = world(own);
    SimRtos rtos = world.rtos("test");
    Mailbox<Integer> items = rtos.mailbox();
    rtos.handle(
        items,
        new Sleeper(rtos, "broken") {
          @Override
          public void close() {
            throw new IllegalStateException("cannot close");
          }
        });
    items.post(1);
    world.run(() -> rtos.sleep(LONG));
    assertThatThrownBy(world::close)
        .isInstanceOf(SimulationException.class)
        .hasMessageContaining("task 'broken' ended by")
        .hasMessageContaining("cannot close");
    assertThat(threads).hasSize(1);
    for (Thread thread : threads) {
      assertThat(thread.join(LONG)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void one_that_is_cancelled_while_busy_ends_and_leaves_its_stack_clean(boolean own)
      throws Exception {
    try (Simulation world = world(own)) {
      SimRtos rtos = world.rtos("test");
      world.run(
          () -> {
            Mailbox<Integer> items = rtos.mailbox();
            Task task =
                rtos.handle(
                    items,
                    new Sleeper(rtos, "first") {
                      @Override
                      public void close() {
                        super.close();
                        Thread.currentThread().interrupt();
                      }
                    });
            items.post(1);
            rtos.sleep(Duration.ofMillis(5));
            task.cancel();
            assertThat(task.join(LONG)).isTrue();
            sleeper(rtos, "next").post(2);
            rtos.sleep(LONG);
          });
      assertThat(seen)
          .containsExactly("first begins 1", "first closed", "next begins 2", "next ends 2");
      assertThat(threads).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void one_that_blocks_outside_is_named_and_so_is_what_runs_on_its_stack_afterwards(boolean own) {
    for (boolean afterwards : new boolean[] {false, true}) {
      Simulation world = world(own);
      SimRtos rtos = world.rtos("test");
      Mailbox<Integer> items = rtos.mailbox();
      rtos.handle(
          items,
          new Sleeper(rtos, "culprit") {
            @Override
            public boolean mayBlock() {
              return !afterwards;
            }

            @Override
            public void take(Integer item) throws InterruptedException {
              new CountDownLatch(1).await();
            }
          });
      Mailbox<Integer> before = sleeper(rtos, "before");
      world.at(1, _ -> before.post(1), 0);
      world.at(Duration.ofSeconds(1).toNanos(), _ -> items.post(1), 0);
      assertThatThrownBy(() -> world.run(() -> rtos.sleep(LONG)))
          .isInstanceOf(SimulationException.class)
          .hasMessageContaining("task 'culprit' blocks outside the simulation")
          .hasMessageContaining("CoroutinePoolTest");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void an_event_that_fails_on_a_shared_stack_ends_the_run(boolean own) {
    Simulation world = world(own);
    SimRtos rtos = world.rtos("test");
    Mailbox<Integer> before = sleeper(rtos, "before");
    world.at(1, _ -> before.post(1), 0);
    world.at(
        Duration.ofSeconds(1).toNanos(),
        _ -> {
          throw new IllegalStateException("no such pin");
        },
        0);
    assertThatThrownBy(() -> world.run(() -> rtos.sleep(LONG)))
        .isInstanceOf(SimulationException.class)
        .hasMessageContaining("an event failed")
        .hasMessageContaining("no such pin");
    world.close();
    assertThat(seen).endsWith("before closed");
  }
}
