package org.wwep.net.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.rtos.Deadline;

@Timeout(30)
class BusyPollTest {
  private static final Deadline LONG = Deadline.monotonic(Duration.ofSeconds(20));

  private final BusyPoll busyPoll = new BusyPoll(() -> 2);
  private int attempts;

  @Test
  void what_can_be_done_at_once_is_done_once() throws Exception {
    assertThat(busyPoll.tried(() -> ++attempts, LONG)).isEqualTo(1);
    assertThat(busyPoll.tried(() -> -1, LONG)).isEqualTo(-1);
  }

  @Test
  void what_cannot_be_done_is_given_up_soon() throws Exception {
    assertThat(busyPoll.tried(this::inVain, LONG)).isZero();
    assertThat(attempts).isPositive();
  }

  @Test
  void on_the_only_processor_nothing_is_tried() throws Exception {
    assertThat(new BusyPoll(() -> 1).tried(this::inVain, LONG)).isZero();
    assertThat(attempts).isZero();
  }

  @Test
  void nothing_is_tried_past_the_deadline() throws Exception {
    assertThat(busyPoll.tried(this::inVain, Deadline.monotonic(Duration.ZERO))).isZero();
    assertThat(attempts).isZero();
  }

  @Test
  void one_task_tries_at_a_time_and_the_next_one_afterwards() throws Exception {
    assertThat(busyPoll.tried(() -> 5 + busyPoll.tried(() -> 1, LONG), LONG)).isEqualTo(5);
    assertThatThrownBy(
            () ->
                busyPoll.tried(
                    () -> {
                      throw new IOException("broken");
                    },
                    LONG))
        .hasMessage("broken");
    assertThat(busyPoll.tried(() -> 3, LONG)).isEqualTo(3);
  }

  private int inVain() {
    attempts++;
    return 0;
  }
}
