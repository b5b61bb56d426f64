package org.wwep.emulator.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.rtos.EventHandler;
import org.wwep.rtos.Mailbox;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Semaphore;
import org.wwep.rtos.Task;

/** A task that only reacts behaves as one with a stack of its own. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HandlerTaskTest {
  private static final Duration LONG = Duration.ofSeconds(9);

  private final List<String> seen = new ArrayList<>();

  private static Simulation world(boolean own) {
    return new Simulation(
        new Seed(1),
        Schedule.IN_ORDER,
        own ? new ContinuationRunner() : new SchedulerRunner(),
        Duration.ofMillis(600));
  }

  /** Takes three items; from its second on it needs room. */
  private class Narrow implements EventHandler<Integer> {
    private final Semaphore room;
    private int taken;

    Narrow(Semaphore room) {
      this.room = room;
    }

    @Override
    public String name() {
      return "narrow";
    }

    @Override
    public @Nullable Duration patience() {
      return taken == 3 ? null : Rtos.WAIT_FOREVER;
    }

    @Override
    public boolean mayBlock() {
      return taken > 0;
    }

    @Override
    public void take(Integer item) throws InterruptedException {
      if (taken++ > 0) {
        room.acquire();
      }
      seen.add("item " + item);
    }

    @Override
    public void silence() {
      seen.add("silence");
    }

    @Override
    public void close() {
      seen.add("closed");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void an_item_behind_the_first_may_wait_where_the_handler_says_so(boolean own) throws Exception {
    try (Simulation world = world(own)) {
      SimRtos rtos = world.rtos("test");
      Mailbox<Integer> items = rtos.mailbox();
      Semaphore room = rtos.semaphore(0);
      world.run(
          () -> {
            for (int i = 1; i <= 3; i++) {
              items.post(i);
            }
            Task task = rtos.handle(items, new Narrow(room));
            rtos.sleep(Duration.ofMillis(1));
            seen.add("room");
            room.release();
            room.release();
            assertThat(task.join(LONG)).isTrue();
          });
    }
    assertThat(seen).containsExactly("item 1", "room", "item 2", "item 3", "closed");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void one_that_fails_to_close_has_ended_and_is_told(boolean own) {
    try (Simulation world = world(own)) {
      SimRtos rtos = world.rtos("test");
      Narrow broken =
          new Narrow(rtos.semaphore(2)) {
            @Override
            public void close() {
              throw new IllegalStateException("cannot close");
            }
          };
      assertThatThrownBy(
              () ->
                  world.run(
                      () -> {
                        Mailbox<Integer> items = rtos.mailbox();
                        Task task = rtos.handle(items, broken);
                        items.post(1);
                        items.post(2);
                        items.post(3);
                        task.join(LONG);
                      }))
          .isInstanceOf(SimulationException.class)
          .hasMessageContaining("cannot close");
    }
  }
}
