package org.wwep.emulator.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.emulator.sim.Coroutine.Phase;
import org.wwep.rtos.EventHandler;
import org.wwep.rtos.Mailbox;
import org.wwep.rtos.Rtos;

/** A checked exception where none is declared, as other languages throw them. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CheckedExceptionTest {
  private static final Duration LONG = Duration.ofSeconds(9);

  private static Simulation world(boolean own) {
    return new Simulation(
        new Seed(1),
        Schedule.IN_ORDER,
        own ? new ContinuationRunner() : new SchedulerRunner(),
        Duration.ofMillis(600));
  }

  /** Throws it past the compiler. */
  @SuppressWarnings("unchecked")
  private static <E extends Exception> void fail() throws E {
    throw (E) new IOException("no such pin");
  }

  /** Fails at an item, or once it is closed. */
  private record Broken(boolean mayBlock, boolean atItem) implements EventHandler<Integer> {
    @Override
    public String name() {
      return "broken";
    }

    @Override
    public @Nullable Duration patience() {
      return Rtos.WAIT_FOREVER;
    }

    @Override
    public void take(Integer item) throws InterruptedException {
      if (atItem) {
        CheckedExceptionTest.<RuntimeException>fail();
      }
      throw new InterruptedException("done");
    }

    @Override
    public void silence() {}

    @Override
    public void close() {
      if (!atItem) {
        CheckedExceptionTest.<RuntimeException>fail();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"true, true", "true, false", "false, true", "false, false"})
  void it_ends_a_task_that_only_reacts_and_the_run_by_its_name(boolean own, boolean mayBlock) {
    for (boolean atItem : new boolean[] {true, false}) {
      try (Simulation world = world(own)) {
        SimRtos rtos = world.rtos("test");
        Mailbox<Integer> items = rtos.mailbox();
        rtos.handle(items, new Broken(mayBlock, atItem));
        items.post(1);
        assertThatThrownBy(() -> world.run(() -> rtos.sleep(LONG)))
            .isInstanceOf(SimulationException.class)
            .hasMessage("task 'broken' ended by java.io.IOException: no such pin");
        assertThat(world.tasks()).containsExactly("script");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void it_ends_a_task_with_a_stack_and_the_run_by_its_name(boolean own) {
    try (Simulation world = world(own)) {
      SimRtos rtos = world.rtos("test");
      SimTask task = world.spawn("broken", CheckedExceptionTest::<RuntimeException>fail);
      assertThatThrownBy(() -> world.run(() -> rtos.sleep(LONG)))
          .isInstanceOf(SimulationException.class)
          .hasMessage("task 'broken' ended by java.io.IOException: no such pin");
      assertThat(task.coroutine).extracting(stack -> stack.phase).isEqualTo(Phase.ENDED);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void from_an_event_it_ends_the_run(boolean own) {
    try (Simulation world = world(own)) {
      SimRtos rtos = world.rtos("test");
      world.at(1, _ -> CheckedExceptionTest.<RuntimeException>fail(), 0);
      assertThatThrownBy(() -> world.run(() -> rtos.sleep(LONG)))
          .isInstanceOf(SimulationException.class)
          .hasMessage("an event failed: java.io.IOException: no such pin");
    }
  }
}
