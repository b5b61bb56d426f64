package org.wwep.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class LingeringCloseTest {
  private static final Duration PATIENCE = Duration.ofMillis(100);

  private final ScriptedConnection connection = new ScriptedConnection();
  private Instant now = Instant.EPOCH;

  @Test
  void it_finishes_sending_and_reads_until_the_peer_has_finished_too() throws Exception {
    linger(connection.says("late").says("later").ends().says("never read"), Duration.ZERO);
    assertThat(connection.calls())
        .containsExactly(
            "finish", "receive within 100 ms", "receive within 100 ms", "receive within 100 ms");
  }

  @Test
  void a_silent_peer_is_no_trouble() throws Exception {
    linger(connection, Duration.ZERO);
    assertThat(connection.calls()).containsExactly("finish", "receive within 100 ms");
  }

  @Test
  void a_peer_that_drips_does_not_get_more_time_for_it() throws Exception {
    for (int i = 0; i < 50; i++) {
      connection.says(".");
    }
    linger(connection, Duration.ofMillis(40));
    assertThat(connection.patience()).containsExactly(Duration.ofMillis(60), Duration.ofMillis(20));
  }

  @Test
  void a_peer_that_floods_is_cut_off() throws Exception {
    for (int i = 0; i < 50; i++) {
      connection.says("x".repeat(4096));
    }
    linger(connection, Duration.ZERO);
    assertThat(connection.patience()).hasSize(LingeringClose.MOST_IGNORED / 1024);
  }

  @Test
  void patience_is_longer_than_nothing() {
    assertThatThrownBy(() -> new LingeringClose(InstantSource.system(), Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0ms");
  }

  /** Lingers by a clock that goes on by this much whenever it is read. */
  private void linger(ScriptedConnection peer, Duration step) throws Exception {
    InstantSource clock =
        () -> {
          Instant read = now;
          now = now.plus(step);
          return read;
        };
    new LingeringClose(clock, PATIENCE).linger(peer);
  }
}
