package org.wwep.emulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** When presses are due. */
class ArrivalScheduleTest {
  private static final Duration TEN = Duration.ofSeconds(10);

  private static long within(ArrivalSchedule times, Duration from, Duration to) {
    return LongStream.range(0, 100_000)
        .map(times::nanos)
        .filter(at -> at >= from.toNanos() && at < to.toNanos())
        .count();
  }

  @Test
  void an_even_rate_is_even() {
    ArrivalSchedule times = ArrivalSchedule.of(new PressModel.Open(100), 7, Duration.ZERO, TEN);
    assertThat(times.nanos(0)).isZero();
    assertThat(times.nanos(1)).isEqualTo(10_000_000);
    assertThat(times.nanos(999)).isEqualTo(9_990_000_000L);
    assertThat(times.nanos(1000)).isEqualTo(ArrivalSchedule.NEVER);
  }

  @Test
  void a_ramp_rises_from_nothing_to_the_rate() {
    ArrivalSchedule times =
        ArrivalSchedule.of(new PressModel.Open(100), 7, Duration.ofSeconds(4), TEN);
    // A quarter of 200 presses in the first half of the ramp.
    assertThat(within(times, Duration.ZERO, Duration.ofSeconds(2))).isBetween(49L, 51L);
    assertThat(within(times, Duration.ZERO, Duration.ofSeconds(4))).isBetween(199L, 201L);
    assertThat(within(times, Duration.ofSeconds(5), Duration.ofSeconds(6))).isBetween(99L, 101L);
    assertThat(LongStream.range(1, 700).allMatch(k -> times.nanos(k) >= times.nanos(k - 1)))
        .isTrue();
  }

  @Test
  void with_think_times_each_device_has_a_first_press_within_a_pause() {
    ArrivalSchedule times =
        ArrivalSchedule.of(new PressModel.Closed(Duration.ofSeconds(2)), 4, Duration.ZERO, TEN);
    assertThat(LongStream.range(0, 5).map(times::nanos))
        .containsExactly(0L, 500_000_000L, 1_000_000_000L, 1_500_000_000L, ArrivalSchedule.NEVER);
    ArrivalSchedule atOnce =
        ArrivalSchedule.of(new PressModel.Closed(Duration.ZERO), 4, Duration.ZERO, TEN);
    assertThat(atOnce.nanos(3)).isZero();
    assertThat(atOnce.nanos(4)).isEqualTo(ArrivalSchedule.NEVER);
  }
}
