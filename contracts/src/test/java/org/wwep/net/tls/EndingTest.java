package org.wwep.net.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.net.LocallyClosed;
import org.wwep.net.PeerClosed;
import org.wwep.net.PeerReset;
import org.wwep.net.ReceiveTimeout;
import org.wwep.net.SendTimeout;
import org.wwep.net.TlsRejected;
import org.wwep.net.TlsRejected.Reason;
import org.wwep.net.tls.Ends.Pair;
import org.wwep.net.tls.Ends.Raw;
import org.wwep.rtos.Started;

/** Ends with and without close_notify, records that were changed, sends that were cut. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class EndingTest {
  private final Ends ends = new Ends();

  @AfterEach
  void close() {
    ends.close();
  }

  private Pair pair(Raw raw, TlsVersion version) throws Exception {
    return ends.pair(raw, Ends.trusting().withParameters(Ends.only(version)), Ends.serving());
  }

  @ParameterizedTest
  @EnumSource
  void each_direction_ends_by_itself(TlsVersion version) throws Exception {
    Pair pair = pair(ends.raw(), version);
    pair.client().send(Ends.bytes("W0FAC050001"), Ends.LONG);
    pair.client().shutdownOutput();
    pair.client().shutdownOutput();
    assertThat(Ends.read(pair.server(), 64)).isEqualTo("W0FAC050001<end>");
    pair.server().send(Ends.bytes("A0FAC050001"), Ends.LONG);
    pair.server().close();
    assertThat(Ends.read(pair.client(), 64)).isEqualTo("A0FAC050001<end>");
    assertThatThrownBy(() -> pair.client().send(Ends.bytes("W"), Ends.LONG))
        .isInstanceOf(LocallyClosed.class)
        .hasMessageEndingWith("has finished sending");
  }

  @ParameterizedTest
  @EnumSource
  void an_end_without_close_notify_is_no_end(TlsVersion version) throws Exception {
    Raw raw = ends.raw();
    Pair pair = pair(raw, version);
    pair.server().send(Ends.bytes("A0FA"), Ends.LONG);
    raw.server().close();
    assertThat(Ends.read(pair.client(), 4)).isEqualTo("A0FA");
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> Ends.receive(pair.client(), Ends.LONG))
          .isInstanceOf(PeerClosed.class)
          .hasMessageContaining("without close_notify")
          .hasMessageContaining("truncated");
    }
  }

  @Test
  void a_reset_stays_a_reset() throws Exception {
    Pair pair = pair(ends.raw(), TlsVersion.TLS_1_3);
    pair.server().abort();
    assertThatThrownBy(() -> Ends.receive(pair.client(), Ends.LONG)).isInstanceOf(PeerReset.class);
  }

  @ParameterizedTest
  @EnumSource
  void a_changed_record_breaks_both_directions_and_the_peer_is_told(TlsVersion version)
      throws Exception {
    Raw raw = ends.raw();
    Pair pair = pair(raw, version);
    byte[] forged = new byte[40];
    forged[0] = 23;
    forged[1] = 3;
    forged[2] = 3;
    forged[4] = 35;
    raw.server().send(forged, Ends.LONG);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> Ends.receive(pair.client(), Ends.LONG))
          .isInstanceOfSatisfying(
              TlsRejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.PROTOCOL_ERROR))
          .hasMessageContaining("changed on the way");
    }
    assertThatThrownBy(() -> pair.client().send(Ends.bytes("W"), Ends.LONG))
        .isInstanceOf(TlsRejected.class);
    assertThatThrownBy(() -> Ends.receive(pair.server(), Ends.LONG))
        .isInstanceOf(TlsRejected.class)
        .hasMessageContaining("bad_record_mac");
  }

  @Test
  void what_comes_behind_close_notify_does_not_count() throws Exception {
    Raw raw = ends.raw();
    Pair pair = pair(raw, TlsVersion.TLS_1_3);
    pair.server().shutdownOutput();
    raw.server().send(new byte[] {23, 3, 3, 0, 30, 1, 2, 3}, Ends.LONG);
    assertThat(Ends.receive(pair.client(), Ends.LONG)).isEqualTo(-1);
    assertThat(Ends.receive(pair.client(), Ends.LONG)).isEqualTo(-1);
  }

  @Test
  void a_send_that_timed_out_cut_a_record_and_only_receiving_goes_on() throws Exception {
    Pair pair = pair(ends.raw(), TlsVersion.TLS_1_3);
    byte[] much = new byte[1 << 16];
    assertThatThrownBy(
            () -> {
              while (true) {
                pair.client().send(much, Ends.SHORT);
              }
            })
        .isInstanceOf(SendTimeout.class)
        .hasMessageContaining("150 ms");
    assertThatThrownBy(() -> pair.client().send(much, Ends.LONG))
        .isInstanceOf(LocallyClosed.class)
        .hasMessageContaining("within a record");
    pair.server().send(Ends.bytes("A"), Ends.LONG);
    assertThat(Ends.read(pair.client(), 1)).isEqualTo("A");
    pair.client().close();
  }

  @Test
  void dribbled_bytes_do_not_extend_a_receive() throws Exception {
    Raw raw = ends.raw();
    Pair pair = pair(raw, TlsVersion.TLS_1_3);
    var dribbling =
        Started.script(
            ends.rtos,
            "dribbling",
            () -> {
              raw.server().send(new byte[] {23, 3, 3, 64, 0}, Ends.LONG);
              while (true) {
                raw.server().send(new byte[1], Ends.LONG);
                ends.rtos.sleep(Duration.ofMillis(20));
              }
            });
    var before = ends.rtos.now();
    assertThatThrownBy(() -> Ends.receive(pair.client(), Ends.SHORT))
        .isInstanceOf(ReceiveTimeout.class)
        .hasMessageContaining("150 ms");
    assertThat(Duration.between(before, ends.rtos.now())).isBetween(Ends.SHORT, Ends.LONG);
    dribbling.task().cancel();
  }
}
