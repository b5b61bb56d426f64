package org.wwep.emulator.firmware.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.sim.Seed;
import org.wwep.emulator.sim.Simulation;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Task;

/** How much time passes for firmware that asks again and again. */
class PollingPaceTest {
  private static final int CALLS = PollingPace.MOST + 200;

  /** Returns how long that many calls take while another thread asks once in a while. */
  private static Duration taken(boolean withOther) throws Exception {
    Duration[] taken = {Duration.ZERO};
    try (Simulation world = new Simulation(new Seed(1), Schedule.IN_ORDER)) {
      Rtos rtos = world.rtos("device");
      PollingPace pace = new PollingPace(rtos);
      world.run(
          () -> {
            Task other =
                rtos.spawn(
                    "other",
                    () -> {
                      while (withOther) {
                        rtos.sleep(Duration.of(300, ChronoUnit.MICROS));
                        pace.call();
                      }
                    });
            Instant begin = rtos.now();
            for (int i = 0; i < CALLS; i++) {
              pace.call();
            }
            taken[0] = Duration.between(begin, rtos.now());
            other.cancel();
          });
    }
    return taken[0];
  }

  @Test
  void a_call_takes_fifty_microseconds_after_the_first_thousand() throws Exception {
    assertThat(taken(false)).isEqualTo(Duration.ofMillis(10));
  }

  @Test
  void another_thread_that_waits_changes_nothing() throws Exception {
    assertThat(taken(true)).isEqualTo(Duration.ofMillis(10));
  }
}
