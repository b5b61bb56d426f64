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
import org.wwep.net.LocallyClosedException;
import org.wwep.net.PeerClosedException;
import org.wwep.net.PeerResetException;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.SendTimeoutException;
import org.wwep.net.TlsRejectedException;
import org.wwep.net.TlsRejectedException.Reason;
import org.wwep.net.tls.TlsTestPeers.Pair;
import org.wwep.net.tls.TlsTestPeers.Raw;
import org.wwep.rtos.TestTask;

/** Ends with and without close_notify, records that were changed, sends that were cut. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class EndingTest {
  private final TlsTestPeers tlsTestPeers = new TlsTestPeers();

  @AfterEach
  void close() {
    tlsTestPeers.close();
  }

  private Pair pair(Raw raw, TlsVersion version) throws Exception {
    return tlsTestPeers.pair(
        raw,
        TlsTestPeers.trusting().withParameters(TlsTestPeers.only(version)),
        TlsTestPeers.serving());
  }

  @ParameterizedTest
  @EnumSource
  void each_direction_ends_by_itself(TlsVersion version) throws Exception {
    Pair pair = pair(tlsTestPeers.raw(), version);
    pair.client().send(TlsTestPeers.bytes("W0FAC050001"), TlsTestPeers.LONG);
    pair.client().shutdownOutput();
    pair.client().shutdownOutput();
    assertThat(TlsTestPeers.read(pair.server(), 64)).isEqualTo("W0FAC050001<end>");
    pair.server().send(TlsTestPeers.bytes("A0FAC050001"), TlsTestPeers.LONG);
    pair.server().close();
    assertThat(TlsTestPeers.read(pair.client(), 64)).isEqualTo("A0FAC050001<end>");
    assertThatThrownBy(() -> pair.client().send(TlsTestPeers.bytes("W"), TlsTestPeers.LONG))
        .isInstanceOf(LocallyClosedException.class)
        .hasMessageEndingWith("has finished sending");
  }

  @ParameterizedTest
  @EnumSource
  void an_end_without_close_notify_is_no_end(TlsVersion version) throws Exception {
    Raw raw = tlsTestPeers.raw();
    Pair pair = pair(raw, version);
    pair.server().send(TlsTestPeers.bytes("A0FA"), TlsTestPeers.LONG);
    raw.server().close();
    assertThat(TlsTestPeers.read(pair.client(), 4)).isEqualTo("A0FA");
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> TlsTestPeers.receive(pair.client(), TlsTestPeers.LONG))
          .isInstanceOf(PeerClosedException.class)
          .hasMessageContaining("without close_notify")
          .hasMessageContaining("truncated");
    }
  }

  @Test
  void a_reset_stays_a_reset() throws Exception {
    Pair pair = pair(tlsTestPeers.raw(), TlsVersion.TLS_1_3);
    pair.server().abort();
    assertThatThrownBy(() -> TlsTestPeers.receive(pair.client(), TlsTestPeers.LONG))
        .isInstanceOf(PeerResetException.class);
  }

  @ParameterizedTest
  @EnumSource
  void a_changed_record_breaks_both_directions_and_the_peer_is_told(TlsVersion version)
      throws Exception {
    Raw raw = tlsTestPeers.raw();
    Pair pair = pair(raw, version);
    byte[] forged = new byte[40];
    forged[0] = 23;
    forged[1] = 3;
    forged[2] = 3;
    forged[4] = 35;
    raw.server().send(forged, TlsTestPeers.LONG);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> TlsTestPeers.receive(pair.client(), TlsTestPeers.LONG))
          .isInstanceOfSatisfying(
              TlsRejectedException.class,
              e -> assertThat(e.reason()).isEqualTo(Reason.PROTOCOL_ERROR))
          .hasMessageContaining("changed on the way");
    }
    assertThatThrownBy(() -> pair.client().send(TlsTestPeers.bytes("W"), TlsTestPeers.LONG))
        .isInstanceOf(TlsRejectedException.class);
    assertThatThrownBy(() -> TlsTestPeers.receive(pair.server(), TlsTestPeers.LONG))
        .isInstanceOf(TlsRejectedException.class)
        .hasMessageContaining("bad_record_mac");
  }

  @Test
  void what_comes_behind_close_notify_does_not_count() throws Exception {
    Raw raw = tlsTestPeers.raw();
    Pair pair = pair(raw, TlsVersion.TLS_1_3);
    pair.server().shutdownOutput();
    raw.server().send(new byte[] {23, 3, 3, 0, 30, 1, 2, 3}, TlsTestPeers.LONG);
    assertThat(TlsTestPeers.receive(pair.client(), TlsTestPeers.LONG)).isEqualTo(-1);
    assertThat(TlsTestPeers.receive(pair.client(), TlsTestPeers.LONG)).isEqualTo(-1);
  }

  @Test
  void a_send_that_timed_out_cut_a_record_and_only_receiving_goes_on() throws Exception {
    Pair pair = pair(tlsTestPeers.raw(), TlsVersion.TLS_1_3);
    byte[] much = new byte[1 << 16];
    assertThatThrownBy(
            () -> {
              while (true) {
                pair.client().send(much, TlsTestPeers.SHORT);
              }
            })
        .isInstanceOf(SendTimeoutException.class)
        .hasMessageContaining("150 ms");
    assertThatThrownBy(() -> pair.client().send(much, TlsTestPeers.LONG))
        .isInstanceOf(LocallyClosedException.class)
        .hasMessageContaining("within a record");
    pair.server().send(TlsTestPeers.bytes("A"), TlsTestPeers.LONG);
    assertThat(TlsTestPeers.read(pair.client(), 1)).isEqualTo("A");
    pair.client().close();
  }

  @Test
  void dribbled_bytes_do_not_extend_a_receive() throws Exception {
    Raw raw = tlsTestPeers.raw();
    Pair pair = pair(raw, TlsVersion.TLS_1_3);
    var dribbling =
        TestTask.script(
            tlsTestPeers.rtos,
            "dribbling",
            () -> {
              raw.server().send(new byte[] {23, 3, 3, 64, 0}, TlsTestPeers.LONG);
              while (true) {
                raw.server().send(new byte[1], TlsTestPeers.LONG);
                tlsTestPeers.rtos.sleep(Duration.ofMillis(20));
              }
            });
    var before = tlsTestPeers.rtos.now();
    assertThatThrownBy(() -> TlsTestPeers.receive(pair.client(), TlsTestPeers.SHORT))
        .isInstanceOf(ReceiveTimeoutException.class)
        .hasMessageContaining("150 ms");
    assertThat(Duration.between(before, tlsTestPeers.rtos.now()))
        .isBetween(TlsTestPeers.SHORT, TlsTestPeers.LONG);
    dribbling.task().cancel();
  }
}
