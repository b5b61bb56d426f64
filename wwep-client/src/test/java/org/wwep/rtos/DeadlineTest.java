package org.wwep.rtos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private int reads;
  private final InstantSource clock =
      () -> {
        reads++;
        return now;
      };

  @Test
  void what_is_left_shrinks_to_nothing() {
    Deadline deadline = Deadline.after(Duration.ofMillis(500), clock);
    assertThat(deadline.left()).isEqualTo(Duration.ofMillis(500));
    now = now.plusNanos(499_000_001);
    assertThat(deadline.left()).isEqualTo(Duration.ofNanos(999_999));
    assertThat(deadline.millisLeft()).isEqualTo(1);
    assertThat(deadline.passed()).isFalse();
    now = now.plusSeconds(9);
    assertThat(deadline.left()).isZero();
    assertThat(deadline.millisLeft()).isZero();
    assertThat(deadline.passed()).isTrue();
    assertThat(deadline).hasToString("500 ms");
  }

  @Test
  void a_timeout_of_nothing_has_passed_and_reads_no_clock() {
    Deadline deadline = Deadline.after(Duration.ZERO, clock);
    assertThat(deadline.left()).isZero();
    assertThat(deadline.passed()).isTrue();
    assertThat(deadline.millisLeft()).isZero();
    assertThat(reads).isZero();
  }

  @Test
  void the_longest_timeout_is_a_century_even_where_nanoseconds_overflow() {
    now = Instant.parse("2262-04-11T23:47:16Z");
    Deadline deadline = Deadline.after(Duration.ofSeconds(Long.MAX_VALUE), clock);
    now = now.plus(Duration.ofDays(36_499));
    assertThat(deadline.left()).isEqualTo(Duration.ofDays(1));
    assertThat(deadline).hasToString(Long.MAX_VALUE + " ms");
  }

  @Test
  void a_part_of_the_work_may_have_to_end_sooner() {
    Deadline deadline = Deadline.after(Duration.ofSeconds(2), clock);
    assertThat(deadline.orAfter(Duration.ofSeconds(1)).left()).isEqualTo(Duration.ofSeconds(1));
    now = now.plusMillis(1_500);
    assertThat(deadline.orAfter(Duration.ofSeconds(1)).left()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void the_monotonic_clock_has_an_end_too() {
    assertThat(Deadline.monotonic(Duration.ofHours(1)).left())
        .isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
    assertThat(Deadline.monotonic(Duration.ZERO).passed()).isTrue();
  }

  @Test
  void a_timeout_is_not_negative() {
    assertThatThrownBy(() -> Deadline.monotonic(Duration.ofSeconds(-1)))
        .hasMessage("a timeout is 0 or more, was -1s");
  }
}
