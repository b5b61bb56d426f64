package org.wwep.hal.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.wwep.hal.HandClock;

class EdgeTimeTest {
  private static final long MILLI = 1_000_000;

  private final HandClock clock = new HandClock();

  private EdgeTime at(long monotonic) {
    return new EdgeTime(clock, () -> monotonic);
  }

  @Test
  void an_edge_that_was_delivered_late_keeps_the_time_at_which_it_came() {
    assertThat(at(100 * MILLI).of(93 * MILLI)).isEqualTo(HandClock.START.minusMillis(7));
  }

  @Test
  void a_stamp_of_another_clock_counts_as_now() {
    long realtime = 1_600_000_000_000L * MILLI;
    assertThat(at(100 * MILLI).of(realtime)).isEqualTo(HandClock.START);
    assertThat(at(realtime).of(100 * MILLI)).isEqualTo(HandClock.START);
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
    assertThat(new EdgeTime(clock, paused).of(99 * MILLI))
        .isEqualTo(HandClock.START.plusMillis(40).minusMillis(41));
  }

  @Test
  void the_times_never_run_backwards() {
    EdgeTime time = at(100 * MILLI);
    assertThat(time.of(98 * MILLI)).isEqualTo(HandClock.START.minusMillis(2));
    assertThat(time.of(97 * MILLI)).isEqualTo(HandClock.START.minusMillis(2));
  }
}
