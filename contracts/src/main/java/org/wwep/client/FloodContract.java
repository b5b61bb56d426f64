package org.wwep.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wwep.net.Connection;
import org.wwep.net.LinkException;
import org.wwep.net.SecureLayer;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;
import org.wwep.net.tls.FloodPeer;
import org.wwep.net.tls.FloodRecord;
import org.wwep.net.tls.TlsVersion;
import org.wwep.rtos.RtosWorld.Script;
import org.wwep.rtos.TestTask;

/**
 * A peer that never stops sending does not keep a client or a server busy for longer than its own
 * limits: every kind of record, before and after the handshake, and bytes in the clear.
 */
public abstract class FloodContract extends ExchangeWorld {
  private static final Duration LIMIT = LONG.plusSeconds(5);

  /** What a peer does with its end, on which nothing was sent yet. */
  @FunctionalInterface
  private interface Flood {
    void on(Connection raw) throws Exception;
  }

  private static Flood handshake(FloodRecord kind) {
    return raw -> FloodPeer.floodHandshake(raw, kind);
  }

  private static Flood server(FloodRecord kind, TlsVersion version) {
    return raw -> {
      FloodPeer peer = FloodPeer.server(raw, version);
      peer.handshake();
      peer.flood(kind);
    };
  }

  private static Flood client(FloodRecord kind, TlsVersion version) {
    return raw -> {
      FloodPeer peer = FloodPeer.client(raw, version);
      peer.handshake();
      peer.flood(kind);
    };
  }

  @Test
  void a_client_is_not_kept_by_a_flood_during_the_handshake() throws Exception {
    if (version() != null) {
      for (FloodRecord kind : FloodRecord.values()) {
        run(() -> assertClientEnds(handshake(kind), kind + " from the start"));
      }
    }
  }

  @Test
  void a_client_is_not_kept_by_a_flood_instead_of_a_reply() throws Exception {
    for (FloodRecord kind : FloodRecord.values()) {
      TlsVersion version = version();
      Flood flood = version == null ? handshake(kind) : server(kind, version);
      run(() -> assertClientEnds(flood, kind + " instead of a reply"));
    }
    if (version() == null) {
      byte[] refusal = "X".getBytes(US_ASCII);
      run(() -> assertClientEnds(raw -> FloodPeer.flood(raw, refusal), "a refusal without end"));
    }
  }

  @Test
  void a_server_is_not_kept_by_a_flood_during_the_handshake() throws Exception {
    if (version() != null) {
      for (FloodRecord kind : FloodRecord.values()) {
        run(() -> assertServerEnds(handshake(kind), kind + " from the start"));
      }
    }
  }

  @Test
  void a_server_is_not_kept_by_a_flood_instead_of_a_request() throws Exception {
    for (FloodRecord kind : FloodRecord.values()) {
      TlsVersion version = version();
      Flood flood = version == null ? handshake(kind) : client(kind, version);
      run(() -> assertServerEnds(flood, kind + " instead of a request"));
    }
  }

  /** Connects to a peer that floods, waits for a reply, and only looks for one. */
  private void assertClientEnds(Flood flood, String what) throws Exception {
    try (TcpListener listener = network().peers().listen(network().anyPort())) {
      TestTask<Boolean> peer = TestTask.script(rtos(), "flood", accepted(listener, flood));
      assertEnds(
          what,
          () -> {
            try (TcpSocket socket = clientLayer().socket(network().stack())) {
              socket.connect(listener.local(), LONG);
              Connection secured = clientLayer().secure(socket);
              try (secured;
                  FrameChannel channel = channel(secured)) {
                ReplyOutcome outcome = reply(channel, SHORT);
                assertThat(outcome).as(what).isNotInstanceOf(ReplyOutcome.Done.class);
                look(channel, what);
              }
            }
          });
      assertThat(peer.result(LIMIT)).isTrue();
    }
  }

  /**
   * In the clear every byte of a flood is there to be received; what looks comes back each time.
   */
  private void look(FrameChannel channel, String what) throws Exception {
    assertThat(channel.receive(new byte[64], Duration.ZERO)).as(what).isNotZero();
  }

  private void assertServerEnds(Flood flood, String what) throws Exception {
    try (TcpListener listener = serverLayer().listen(network().peers(), network().anyPort())) {
      TestTask<Boolean> peer =
          TestTask.script(
              rtos(),
              "flood",
              () -> {
                try (TcpSocket socket = network().stack().socket()) {
                  socket.connect(listener.local(), LONG);
                  flood.on(socket);
                }
              });
      assertEnds(
          what,
          () -> {
            try (Connection raw = listener.accept(LONG)) {
              SecureLayer layer = serverLayer();
              serve(layer.secure(raw), new Registers(), true);
            }
          });
      peer.thrown();
    }
  }

  private static Script accepted(TcpListener listener, Flood flood) {
    return () -> {
      try (Connection raw = listener.accept(LONG)) {
        flood.on(raw);
      }
    };
  }

  /** Runs one side, which may fail by its link and ends in time. */
  private void assertEnds(String what, Script side) throws Exception {
    Instant before = rtos().now();
    @Nullable Throwable thrown = TestTask.script(rtos(), what, side).thrown(LIMIT).orElse(null);
    if (thrown != null) {
      assertThat(thrown).as(what).isInstanceOf(LinkException.class);
    }
    assertThat(Duration.between(before, rtos().now())).as(what).isLessThan(LIMIT);
  }
}
