package org.wwep.net.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.TlsRejectedException;
import org.wwep.net.TlsRejectedException.Reason;
import org.wwep.rtos.Deadline;
import org.wwep.rtos.TestTask;

/** A long record of which another byte is always there: no receive ever waits, and time passes. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class DribbleTest {
  private static final Duration LIMIT = Duration.ofMillis(500);
  private static final Duration STEP = Duration.ofMillis(1);
  private static final byte[] HANDSHAKE = {22, 3, 3, 64, 0};
  private static final byte[] DATA = {23, 3, 3, 64, 0};

  private final TlsTestPeers peers = new TlsTestPeers();
  private Instant now = TestCa.NOW;
  private final Tls tls =
      Tls.secure(
          new SecureRandom(), () -> TestCa.NOW, timeout -> Deadline.after(timeout, () -> now));

  @AfterEach
  void close() {
    peers.close();
  }

  /** A connection that is what is below it, until it begins to dribble. */
  private final class Dribble implements Connection {
    private final Connection below;
    private byte[] header = {};
    private int at;

    Dribble(Connection below) {
      this.below = below;
    }

    void begin(byte[] header) {
      this.header = header;
    }

    @Override
    public int receive(byte[] buffer, int offset, int length, Duration timeout)
        throws LinkException, InterruptedException {
      if (header.length == 0) {
        return below.receive(buffer, offset, length, TlsTestPeers.LONG);
      }
      now = now.plus(STEP);
      buffer[offset] = at < header.length ? header[at++] : 0;
      return 1;
    }

    @Override
    public void send(byte[] bytes, int offset, int length, Duration timeout)
        throws LinkException, InterruptedException {
      below.send(bytes, offset, length, TlsTestPeers.LONG);
    }

    @Override
    public void shutdownOutput() throws LinkException {
      below.shutdownOutput();
    }

    @Override
    public Endpoint remote() {
      return below.remote();
    }

    @Override
    public Endpoint local() {
      return below.local();
    }

    @Override
    public void close() {
      below.close();
    }
  }

  private void assertInTime() {
    assertThat(now).isBetween(TestCa.NOW.plus(LIMIT), TestCa.NOW.plus(LIMIT).plus(STEP));
  }

  @Test
  void a_handshake_ends_with_its_time() throws Exception {
    Dribble dribble = new Dribble(peers.raw().client());
    dribble.begin(HANDSHAKE);
    assertThatThrownBy(() -> tls.connect(dribble, TlsTestPeers.trusting(), LIMIT))
        .isInstanceOfSatisfying(
            TlsRejectedException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.HANDSHAKE_TIMEOUT))
        .hasMessageContaining("within 500 ms, it sent 500 bytes");
    assertInTime();
  }

  @Test
  void a_receive_ends_with_its_time() throws Exception {
    TlsTestPeers.Raw raw = peers.raw();
    Dribble dribble = new Dribble(raw.client());
    TestTask<TlsConnection> accepted = peers.accepting(raw.server(), TlsTestPeers.serving());
    try (TlsConnection connection = tls.connect(dribble, TlsTestPeers.trusting(), LIMIT);
        TlsConnection server = accepted.result()) {
      assertThat(server.security().resumed()).isFalse();
      dribble.begin(DATA);
      assertThatThrownBy(() -> TlsTestPeers.receive(connection, LIMIT))
          .isInstanceOf(ReceiveTimeoutException.class)
          .hasMessageContaining("within 500 ms");
      assertInTime();
    }
  }

  @Test
  void a_handshake_as_a_whole_has_a_bound() throws Exception {
    TlsTestPeers.Raw raw = peers.raw();
    TestTask<Boolean> flood =
        TestTask.script(
            peers.rtos, "flood", () -> FloodPeer.floodHandshake(raw.server(), FloodRecord.WARNING));
    assertThatThrownBy(
            () -> peers.tls.connect(raw.client(), TlsTestPeers.trusting(), TlsTestPeers.LONG))
        .isInstanceOfSatisfying(
            TlsRejectedException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.PROTOCOL_ERROR))
        .hasMessageContaining("more than 256 records in one handshake");
    assertThat(flood.result()).isTrue();
  }

  @Test
  void what_only_looks_comes_back_from_a_flood() throws Exception {
    TlsTestPeers.Raw raw = peers.raw();
    TestTask<Boolean> flood =
        TestTask.script(
            peers.rtos,
            "flood",
            () -> {
              FloodPeer peer = FloodPeer.server(raw.server(), TlsVersion.TLS_1_3);
              peer.handshake();
              peer.flood(FloodRecord.KEY_UPDATE);
            });
    try (TlsConnection connection =
        peers.tls.connect(raw.client(), TlsTestPeers.trusting(), TlsTestPeers.LONG)) {
      assertThatThrownBy(
              () -> {
                while (true) {
                  try {
                    TlsTestPeers.receive(connection, Duration.ZERO);
                  } catch (ReceiveTimeoutException _) {
                    Thread.onSpinWait(); // Nothing was there at this moment.
                  }
                }
              })
          .isInstanceOf(TlsRejectedException.class)
          .hasMessageContaining("more than 32 records that carry nothing");
    }
    assertThat(flood.result()).isTrue();
  }
}
