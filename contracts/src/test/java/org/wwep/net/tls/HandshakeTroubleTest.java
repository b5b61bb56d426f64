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
import org.wwep.net.LocallyClosed;
import org.wwep.net.PeerClosed;
import org.wwep.net.PeerReset;
import org.wwep.net.TlsRejected;
import org.wwep.net.TlsRejected.Reason;
import org.wwep.net.tls.Ends.Raw;
import org.wwep.rtos.Started;

/** Peers that do not shake hands; on both sides the connection is closed afterwards. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class HandshakeTroubleTest {
  private final Ends ends = new Ends();

  @AfterEach
  void close() {
    ends.close();
  }

  private TlsConnection connect(Connection raw, Duration timeout) throws Exception {
    return ends.tls.connect(raw, Ends.trusting(), timeout);
  }

  private TlsConnection accept(Connection raw, Duration timeout) throws Exception {
    return ends.tls.accept(raw, Ends.serving(), timeout);
  }

  private void timesOut(Callable<?> handshake, String words) {
    Instant before = ends.rtos.now();
    assertThatThrownBy(handshake::call)
        .isInstanceOfSatisfying(
            TlsRejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.HANDSHAKE_TIMEOUT))
        .hasMessageContaining("within 150 ms")
        .hasMessageContaining(words);
    assertThat(Duration.between(before, ends.rtos.now()))
        .isBetween(Ends.SHORT, Ends.SHORT.plusSeconds(5));
  }

  @Test
  void a_silent_peer() throws Exception {
    Raw raw = ends.raw();
    timesOut(() -> connect(raw.client(), Ends.SHORT), "it sent nothing");
    assertThatThrownBy(() -> Ends.receive(raw.client(), Ends.SHORT))
        .isInstanceOf(LocallyClosed.class);
    Raw other = ends.raw();
    timesOut(() -> accept(other.server(), Ends.SHORT), "it sent nothing");
    assertThatThrownBy(() -> Ends.receive(other.server(), Ends.SHORT))
        .isInstanceOf(LocallyClosed.class);
  }

  @Test
  void a_peer_that_dribbles_gets_no_more_time() throws Exception {
    Raw raw = ends.raw();
    timesOut(() -> dribbled(raw.server(), () -> connect(raw.client(), Ends.SHORT)), "it sent ");
    Raw other = ends.raw();
    timesOut(() -> dribbled(other.client(), () -> accept(other.server(), Ends.SHORT)), "it sent ");
  }

  private <T> T dribbled(Connection peer, Callable<T> handshake) throws Exception {
    Started<Boolean> dribbling =
        Started.script(
            ends.rtos,
            "dribbling",
            () -> {
              peer.send(new byte[] {22, 3, 3, 64, 0}, Ends.LONG);
              while (true) {
                peer.send(new byte[1], Ends.LONG);
                ends.rtos.sleep(Duration.ofMillis(10));
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
    Raw raw = ends.raw();
    raw.server().send(Ends.bytes(greeting), Ends.LONG);
    assertThatThrownBy(() -> connect(raw.client(), Ends.LONG))
        .isInstanceOfSatisfying(
            TlsRejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_TLS))
        .hasMessageContaining("does not speak TLS")
        .hasMessageContaining("'" + greeting.replace('\u0016', '.') + "'");
  }

  @Test
  void a_client_in_the_clear_is_sent_nothing() throws Exception {
    Raw raw = ends.raw();
    raw.client().send(Ends.bytes("W0FAC050001"), Ends.LONG);
    assertThatThrownBy(() -> accept(raw.server(), Ends.LONG))
        .isInstanceOfSatisfying(
            TlsRejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_TLS))
        .hasMessageContaining("'W0FAC050001'");
    assertThat(Ends.receive(raw.client(), Ends.LONG)).isEqualTo(-1);
  }

  @Test
  void a_peer_that_closes_or_breaks_off_is_the_networks_trouble() throws Exception {
    Raw closing = ends.raw();
    closing.server().close();
    assertThatThrownBy(() -> connect(closing.client(), Ends.LONG))
        .isInstanceOfAny(PeerClosed.class, PeerReset.class);
    Raw parted = ends.raw();
    parted.server().shutdownOutput();
    assertThatThrownBy(() -> connect(parted.client(), Ends.LONG))
        .isInstanceOf(PeerClosed.class)
        .hasMessageContaining("during the TLS handshake, it sent nothing");
    Raw broken = ends.raw();
    broken.client().abort();
    assertThatThrownBy(() -> accept(broken.server(), Ends.LONG)).isInstanceOf(PeerReset.class);
  }

  @Test
  void a_peer_that_ends_the_handshake_on_purpose_closed() throws Exception {
    Raw raw = ends.raw();
    raw.server().send(new byte[] {21, 3, 3, 0, 2, 1, 0}, Ends.LONG);
    assertThatThrownBy(() -> connect(raw.client(), Ends.LONG))
        .isInstanceOf(PeerClosed.class)
        .hasMessageContaining("without a reason");
  }

  @Test
  void a_client_too_old_is_told_so() throws Exception {
    Raw raw = ends.raw();
    // A hello of TLS 1.1 with one suite and no extension.
    byte[] hello = new byte[50];
    byte[] start = {22, 3, 1, 0, 45, 1, 0, 0, 41, 3, 2};
    System.arraycopy(start, 0, hello, 0, start.length);
    hello[45] = 2;
    hello[47] = 47;
    hello[48] = 1;
    raw.client().send(hello, Ends.LONG);
    Started<TlsConnection> accepted = ends.accepting(raw.server(), Ends.serving());
    byte[] alert = new byte[7];
    assertThat(raw.client().receive(alert, 0, 7, Ends.LONG)).isEqualTo(7);
    assertThat(alert).startsWith(21, 3).endsWith(2, 70);
    raw.client().close();
    assertThat(accepted.thrown())
        .get()
        .isInstanceOfSatisfying(
            TlsRejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.PROTOCOL_TOO_OLD));
  }

  @Test
  void a_cancelled_handshake_closes_the_connection() throws Exception {
    Raw raw = ends.raw();
    Started<TlsConnection> connecting =
        Started.task(ends.rtos, "client", () -> connect(raw.client(), Duration.ofDays(1)));
    Started<TlsConnection> closing =
        Started.task(ends.rtos, "server", () -> accept(raw.server(), Duration.ofDays(1)));
    connecting.task().cancel();
    if (connecting.thrown().isPresent()) {
      assertThat(connecting.thrown()).get().isInstanceOf(InterruptedException.class);
      assertThat(closing.thrown()).isPresent();
      assertThatThrownBy(() -> Ends.receive(raw.client(), Ends.SHORT))
          .isInstanceOf(LocallyClosed.class);
    }
  }

  @Test
  void a_negative_timeout_is_told_at_once() throws Exception {
    Raw raw = ends.raw();
    assertThatThrownBy(() -> connect(raw.client(), Ends.SHORT.negated()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
