package org.wwep.hal.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.wwep.hal.ManualClock;

class EdgeClockTest {
  private static final long MILLI = 1_000_000;

  private final ManualClock clock = new ManualClock();

  private EdgeClock at(long monotonic) {
    return new EdgeClock(clock, () -> monotonic);
  }

  @Test
  void an_edge_that_was_delivered_late_keeps_the_time_at_which_it_came() {
    assertThat(at(100 * MILLI).of(93 * MILLI)).isEqualTo(ManualClock.START.minusMillis(7));
  }

  @Test
  void a_stamp_of_another_clock_counts_as_now() {
    long realtime = 1_600_000_000_000L * MILLI;
    assertThat(at(100 * MILLI).of(realtime)).isEqualTo(ManualClock.START);
    assertThat(at(realtime).of(100 * MILLI)).isEqualTo(ManualClock.START);
  }

  @Test
  void a_pause_between_the_two_clocks_does_not_count() {
    Iterator<Long> times = Arrays.asList(100L, 140L, 140L, 140L).iterator();
    LongSupplier paused =
        () -> {
          long time = times.next();
          clock.advance(Duration.ofMillis(time == 100 ? 40 : 0));
          return time * MILLI;
        };
    assertThat(new EdgeClock(clock, paused).of(99 * MILLI))
        .isEqualTo(ManualClock.START.plusMillis(40).minusMillis(41));
  }

  @Test
  void the_times_never_run_backwards() {
    EdgeClock time = at(100 * MILLI);
    assertThat(time.of(98 * MILLI)).isEqualTo(ManualClock.START.minusMillis(2));
    assertThat(time.of(97 * MILLI)).isEqualTo(ManualClock.START.minusMillis(2));
  }
}
