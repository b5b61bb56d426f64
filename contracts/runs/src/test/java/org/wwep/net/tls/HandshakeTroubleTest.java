package org.wwep.net.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.net.Connection;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.PeerClosedException;
import org.wwep.net.PeerResetException;
import org.wwep.net.TlsRejectedException;
import org.wwep.net.TlsRejectedException.Reason;
import org.wwep.net.tls.TlsTestPeers.Raw;
import org.wwep.rtos.TestTask;

/** Peers that do not shake hands; on both sides the connection is closed afterwards. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class HandshakeTroubleTest {
  private final TlsTestPeers tlsTestPeers = new TlsTestPeers();

  @AfterEach
  void close() {
    tlsTestPeers.close();
  }

  private TlsConnection connect(Connection raw, Duration timeout) throws Exception {
    return tlsTestPeers.tls.connect(raw, TlsTestPeers.trusting(), timeout);
  }

  private TlsConnection accept(Connection raw, Duration timeout) throws Exception {
    return tlsTestPeers.tls.accept(raw, TlsTestPeers.serving(), timeout);
  }

  private void timesOut(Callable<?> handshake, String words) {
    Instant before = tlsTestPeers.rtos.now();
    assertThatThrownBy(handshake::call)
        .isInstanceOfSatisfying(
            TlsRejectedException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.HANDSHAKE_TIMEOUT))
        .hasMessageContaining("within 150 ms")
        .hasMessageContaining(words);
    assertThat(Duration.between(before, tlsTestPeers.rtos.now()))
        .isBetween(TlsTestPeers.SHORT, TlsTestPeers.SHORT.plusSeconds(5));
  }

  @Test
  void a_silent_peer() throws Exception {
    Raw raw = tlsTestPeers.raw();
    timesOut(() -> connect(raw.client(), TlsTestPeers.SHORT), "it sent nothing");
    assertThatThrownBy(() -> TlsTestPeers.receive(raw.client(), TlsTestPeers.SHORT))
        .isInstanceOf(LocallyClosedException.class);
    Raw other = tlsTestPeers.raw();
    timesOut(() -> accept(other.server(), TlsTestPeers.SHORT), "it sent nothing");
    assertThatThrownBy(() -> TlsTestPeers.receive(other.server(), TlsTestPeers.SHORT))
        .isInstanceOf(LocallyClosedException.class);
  }

  @Test
  void a_peer_that_dribbles_gets_no_more_time() throws Exception {
    Raw raw = tlsTestPeers.raw();
    timesOut(
        () -> dribbled(raw.server(), () -> connect(raw.client(), TlsTestPeers.SHORT)), "it sent ");
    Raw other = tlsTestPeers.raw();
    timesOut(
        () -> dribbled(other.client(), () -> accept(other.server(), TlsTestPeers.SHORT)),
        "it sent ");
  }

  private <T> T dribbled(Connection peer, Callable<T> handshake) throws Exception {
    TestTask<Boolean> dribbling =
        TestTask.script(
            tlsTestPeers.rtos,
            "dribbling",
            () -> {
              peer.send(new byte[] {22, 3, 3, 64, 0}, TlsTestPeers.LONG);
              while (true) {
                peer.send(new byte[1], TlsTestPeers.LONG);
                tlsTestPeers.rtos.sleep(Duration.ofMillis(10));
              }
            });
    try {
      return handshake.call();
    } finally {
      dribbling.task().cancel();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"X", "X this is no frame", "HTTP/1.1 400 Bad Request", "\u0016HTTP"})
  void a_server_in_the_clear(String greeting) throws Exception {
    Raw raw = tlsTestPeers.raw();
    raw.server().send(TlsTestPeers.bytes(greeting), TlsTestPeers.LONG);
    assertThatThrownBy(() -> connect(raw.client(), TlsTestPeers.LONG))
        .isInstanceOfSatisfying(
            TlsRejectedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_TLS))
        .hasMessageContaining("does not speak TLS")
        .hasMessageContaining("'" + greeting.replace('\u0016', '.') + "'");
  }

  @Test
  void a_client_in_the_clear_is_sent_nothing() throws Exception {
    Raw raw = tlsTestPeers.raw();
    raw.client().send(TlsTestPeers.bytes("W0FAC050001"), TlsTestPeers.LONG);
    assertThatThrownBy(() -> accept(raw.server(), TlsTestPeers.LONG))
        .isInstanceOfSatisfying(
            TlsRejectedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_TLS))
        .hasMessageContaining("'W0FAC050001'");
    assertThat(TlsTestPeers.receive(raw.client(), TlsTestPeers.LONG)).isEqualTo(-1);
  }

  @Test
  void a_peer_that_closes_or_breaks_off_is_the_networks_trouble() throws Exception {
    Raw closing = tlsTestPeers.raw();
    closing.server().close();
    assertThatThrownBy(() -> connect(closing.client(), TlsTestPeers.LONG))
        .isInstanceOfAny(PeerClosedException.class, PeerResetException.class);
    Raw parted = tlsTestPeers.raw();
    parted.server().shutdownOutput();
    assertThatThrownBy(() -> connect(parted.client(), TlsTestPeers.LONG))
        .isInstanceOf(PeerClosedException.class)
        .hasMessageContaining("during the TLS handshake, it sent nothing");
    Raw broken = tlsTestPeers.raw();
    broken.client().abort();
    assertThatThrownBy(() -> accept(broken.server(), TlsTestPeers.LONG))
        .isInstanceOf(PeerResetException.class);
  }

  @Test
  void a_peer_that_ends_the_handshake_on_purpose_closed() throws Exception {
    Raw raw = tlsTestPeers.raw();
    raw.server().send(new byte[] {21, 3, 3, 0, 2, 1, 0}, TlsTestPeers.LONG);
    assertThatThrownBy(() -> connect(raw.client(), TlsTestPeers.LONG))
        .isInstanceOf(PeerClosedException.class)
        .hasMessageContaining("without a reason");
  }

  @Test
  void a_client_too_old_is_told_so() throws Exception {
    Raw raw = tlsTestPeers.raw();
    // A hello of TLS 1.1 with one suite and no extension.
    byte[] hello = new byte[50];
    byte[] start = {22, 3, 1, 0, 45, 1, 0, 0, 41, 3, 2};
    System.arraycopy(start, 0, hello, 0, start.length);
    hello[45] = 2;
    hello[47] = 47;
    hello[48] = 1;
    raw.client().send(hello, TlsTestPeers.LONG);
    TestTask<TlsConnection> accepted = tlsTestPeers.accepting(raw.server(), TlsTestPeers.serving());
    byte[] alert = new byte[7];
    assertThat(raw.client().receive(alert, 0, 7, TlsTestPeers.LONG)).isEqualTo(7);
    assertThat(alert).startsWith(21, 3).endsWith(2, 70);
    raw.client().close();
    assertThat(accepted.thrown())
        .get()
        .isInstanceOfSatisfying(
            TlsRejectedException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.PROTOCOL_TOO_OLD));
  }

  @Test
  void a_cancelled_handshake_closes_the_connection() throws Exception {
    Raw raw = tlsTestPeers.raw();
    TestTask<TlsConnection> connecting =
        TestTask.task(tlsTestPeers.rtos, "client", () -> connect(raw.client(), Duration.ofDays(1)));
    TestTask<TlsConnection> closing =
        TestTask.task(tlsTestPeers.rtos, "server", () -> accept(raw.server(), Duration.ofDays(1)));
    connecting.task().cancel();
    if (connecting.thrown().isPresent()) {
      assertThat(connecting.thrown()).get().isInstanceOf(InterruptedException.class);
      assertThat(closing.thrown()).isPresent();
      assertThatThrownBy(() -> TlsTestPeers.receive(raw.client(), TlsTestPeers.SHORT))
          .isInstanceOf(LocallyClosedException.class);
    }
  }

  @Test
  void a_negative_timeout_is_told_at_once() throws Exception {
    Raw raw = tlsTestPeers.raw();
    assertThatThrownBy(() -> connect(raw.client(), TlsTestPeers.SHORT.negated()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
