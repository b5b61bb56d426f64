package org.wwep.emulator.proxy.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.client.ApiStyle;
import org.wwep.client.ClientTimeouts;
import org.wwep.client.WwepClient;
import org.wwep.emulator.proxy.FaultProxy;
import org.wwep.emulator.proxy.ProxyAddress;
import org.wwep.emulator.proxy.ProxySettings;
import org.wwep.emulator.proxy.RogueServer;
import org.wwep.emulator.server.RegisterServer;
import org.wwep.net.BindFailedException;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.PeerResetException;
import org.wwep.net.SecureLayer;
import org.wwep.net.SendTimeoutException;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;
import org.wwep.protocol.Request;

@Timeout(60)
class FaultProxyTest {
  private static final String FRAME = "W0FAC0B1234";

  private final ProxyTestNetwork proxyTestNetwork = new ProxyTestNetwork();

  @AfterEach
  void put_away() {
    proxyTestNetwork.close();
  }

  @Test
  void without_a_fault_a_device_does_not_notice_it() throws Exception {
    try (RegisterServer server = proxyTestNetwork.server();
        FaultProxy proxy = proxyTestNetwork.before(server.local().getFirst());
        WwepClient client =
            new WwepClient(
                proxyTestNetwork.net,
                proxyTestNetwork.rtos::now,
                ApiStyle.STREAM,
                SecureLayer.OPEN,
                ClientTimeouts.DEFAULT)) {
      for (int i = 0; i < 20; i++) {
        assertThat(client.exchange(proxy.local(), Request.parse(FRAME)).received())
            .isEqualTo("A0FAC0B1234");
      }
    }
  }

  @Test
  void a_frame_fault_reaches_the_server_and_the_client() throws Exception {
    try (RegisterServer server = proxyTestNetwork.server();
        FaultProxy proxy = proxyTestNetwork.before(server.local().getFirst())) {
      proxy.change(ProxyTestNetwork.specs("frame op=cut after=5 stream=upstream"));
      assertThat(proxyTestNetwork.exchange(proxy.local(), FRAME)).isEqualTo("X");
      proxy.change(ProxyTestNetwork.specs("frame op=cut after=5"));
      assertThat(proxyTestNetwork.exchange(proxy.local(), FRAME)).isEqualTo("A0FAC");
      proxy.change(ProxyTestNetwork.specs("frame op=reset after=11 stream=upstream"));
      assertThat(proxyTestNetwork.exchange(proxy.local(), FRAME)).isEqualTo("PeerReset");
      proxy.change(ProxyTestNetwork.specs("limit_data bytes=3"));
      assertThat(proxyTestNetwork.exchange(proxy.local(), FRAME)).isEqualTo("A0F");
      proxy.change(ProxyTestNetwork.specs("timeout timeout=20"));
      assertThat(proxyTestNetwork.exchange(proxy.local(), FRAME)).isEmpty();
      proxy.change(List.of());
      assertThat(proxyTestNetwork.exchange(proxy.local(), FRAME)).isEqualTo("A0FAC0B1234");
    }
  }

  /**
   * The server has the whole frame and answers: beside busy tasks it was quicker than the reset.
   */
  @Test
  void an_answer_to_what_a_reset_follows_never_comes() throws Exception {
    try (RegisterServer server = proxyTestNetwork.server();
        FaultProxy proxy =
            proxyTestNetwork.before(
                server.local().getFirst(), "frame op=reset after=11 stream=upstream");
        BusyTasks _ = BusyTasks.start(4)) {
      for (int i = 0; i < 500; i++) {
        assertThat(proxyTestNetwork.exchange(proxy.local(), FRAME)).isEqualTo("PeerReset");
      }
    }
  }

  @Test
  void latency_is_waited_for() throws Exception {
    try (RegisterServer server = proxyTestNetwork.server();
        FaultProxy proxy =
            proxyTestNetwork.before(
                server.local().getFirst(),
                "latency latency=60",
                "latency latency=40 stream=upstream")) {
      Instant start = proxyTestNetwork.rtos.now();
      assertThat(proxyTestNetwork.exchange(proxy.local(), FRAME)).isEqualTo("A0FAC0B1234");
      assertThat(Duration.between(start, proxyTestNetwork.rtos.now()))
          .isGreaterThanOrEqualTo(Duration.ofMillis(100));
    }
  }

  @Test
  void half_close_is_passed_on_and_the_answer_still_comes() throws Exception {
    try (TcpListener listener = proxyTestNetwork.listener();
        FaultProxy proxy = proxyTestNetwork.before(listener.local());
        TcpSocket client = proxyTestNetwork.dial(proxy.local());
        Connection server = listener.accept(ProxyTestNetwork.PATIENCE)) {
      ProxyTestNetwork.send(client, "question");
      client.shutdownOutput();
      assertThat(ProxyTestNetwork.toEnd(server)).isEqualTo("question");
      ProxyTestNetwork.send(server, "answer");
      server.shutdownOutput();
      assertThat(ProxyTestNetwork.toEnd(client)).isEqualTo("answer");
    }
  }

  @Test
  void a_reset_by_either_side_is_a_reset_for_the_other() throws Exception {
    try (TcpListener listener = proxyTestNetwork.listener();
        FaultProxy proxy = proxyTestNetwork.before(listener.local())) {
      for (boolean byServer : new boolean[] {true, false}) {
        try (TcpSocket client = proxyTestNetwork.dial(proxy.local());
            Connection server = listener.accept(ProxyTestNetwork.PATIENCE)) {
          // Both ways, so that both sides know each other.
          ProxyTestNetwork.send(client, "a");
          ProxyTestNetwork.send(server, "b");
          assertThat(ProxyTestNetwork.some(server, 1) + ProxyTestNetwork.some(client, 1))
              .isEqualTo("ab");
          (byServer ? server : client).abort();
          assertThatThrownBy(() -> ProxyTestNetwork.toEnd(byServer ? client : server))
              .isInstanceOf(PeerResetException.class);
        }
      }
    }
  }

  @Test
  void a_server_that_cannot_be_reached_closes_the_client() throws Exception {
    Endpoint nobody;
    try (TcpListener listener = proxyTestNetwork.listener()) {
      nobody = listener.local();
    }
    try (FaultProxy proxy = proxyTestNetwork.before(nobody);
        TcpSocket client = proxyTestNetwork.dial(proxy.local())) {
      assertThat(ProxyTestNetwork.toEnd(client)).isEmpty();
    }
  }

  @Test
  void a_port_in_use_cannot_be_had() throws Exception {
    try (TcpListener listener = proxyTestNetwork.listener()) {
      ProxySettings settings =
          new ProxySettings(
              "second",
              new ProxyAddress("127.0.0.1", listener.local().port()),
              new ProxyAddress("127.0.0.1", 1));
      assertThatThrownBy(
              () ->
                  FaultProxy.start(
                      proxyTestNetwork.rtos,
                      proxyTestNetwork.net,
                      settings,
                      List.of(),
                      RogueServer.none(),
                      1))
          .isInstanceOf(BindFailedException.class);
    }
  }

  @Test
  void close_ends_all_that_it_opened() throws Exception {
    try (TcpListener listener = proxyTestNetwork.listener()) {
      List<TcpSocket> clients = new ArrayList<>();
      List<Connection> servers = new ArrayList<>();
      FaultProxy proxy =
          proxyTestNetwork.before(
              listener.local(), "latency latency=100000", "bandwidth rate=0 name=b");
      for (int i = 0; i < 5; i++) {
        clients.add(proxyTestNetwork.dial(proxy.local()));
        servers.add(listener.accept(ProxyTestNetwork.PATIENCE));
        ProxyTestNetwork.send(clients.get(i), "x");
        ProxyTestNetwork.send(servers.get(i), "y");
      }
      proxy.close();
      proxy.close();
      for (int i = 0; i < 5; i++) {
        assertThat(ProxyTestNetwork.exchangeEnd(clients.get(i))).isIn("", "PeerReset");
        assertThat(ProxyTestNetwork.exchangeEnd(servers.get(i))).isIn("", "x", "PeerReset");
      }
      assertThatThrownBy(() -> proxyTestNetwork.dial(proxy.local())).isInstanceOf(Exception.class);
      // Waits for every task's end, and complains of those that go on.
      proxyTestNetwork.rtos.close();
      assertThat(proxyTestNetwork.rtos.tasks()).isZero();
      assertThat(proxy.connections()).isZero();
      clients.forEach(Connection::close);
      servers.forEach(Connection::close);
    }
  }

  @Test
  void a_seed_decides_which_connections_are_hit() throws Exception {
    List<String> first = answers(11);
    assertThat(answers(11)).isEqualTo(first);
    assertThat(answers(12)).isNotEqualTo(first);
    assertThat(first).contains("A0FAC0B1234", "PeerReset").hasSize(64);
  }

  private List<String> answers(long seed) throws Exception {
    try (RegisterServer server = proxyTestNetwork.server();
        FaultProxy proxy =
            proxyTestNetwork.before(
                server.local().getFirst(),
                seed,
                RogueServer.none(),
                "reset_peer toxicity=0.5",
                "frame op=corrupt after=3 toxicity=0.5 stream=upstream")) {
      List<String> answers = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        answers.add(proxyTestNetwork.exchange(proxy.local(), FRAME));
      }
      return answers;
    }
  }

  @Test
  void megabytes_come_through_in_order_both_ways() throws Exception {
    long seed = new SplittableRandom().nextLong();
    byte[] bytes = new byte[3_000_000];
    new SplittableRandom(seed).nextBytes(bytes);
    try (TcpListener listener = proxyTestNetwork.listener();
        FaultProxy proxy =
            proxyTestNetwork.before(
                listener.local(),
                "slicer average_size=20000 size_variation=19999",
                "latency latency=3 jitter=3 stream=upstream",
                "bandwidth rate=100000");
        TcpSocket client = proxyTestNetwork.dial(proxy.local());
        Connection server = listener.accept(ProxyTestNetwork.PATIENCE)) {
      CompletableFuture<byte[]> echoed = new CompletableFuture<>();
      proxyTestNetwork.rtos.spawn("echo", () -> echo(server, echoed));
      proxyTestNetwork.rtos.spawn(
          "send",
          () -> {
            try {
              client.send(bytes, ProxyTestNetwork.PATIENCE);
              client.shutdownOutput();
            } catch (Exception e) {
              echoed.completeExceptionally(e);
            }
          });
      assertThat(ProxyTestNetwork.allOf(client)).as("seed " + seed).isEqualTo(bytes);
      assertThat(echoed.get()).as("seed " + seed).isEqualTo(bytes);
    }
  }

  private static void echo(Connection server, CompletableFuture<byte[]> done) {
    try {
      byte[] all = ProxyTestNetwork.allOf(server);
      server.send(all, ProxyTestNetwork.PATIENCE);
      server.shutdownOutput();
      done.complete(all);
    } catch (Exception e) {
      done.completeExceptionally(e);
    }
  }

  @Test
  void a_blocked_link_stops_the_sender_and_nothing_is_lost_once_it_is_free() throws Exception {
    byte[] chunk = new byte[100_000];
    try (TcpListener listener = proxyTestNetwork.listener();
        FaultProxy proxy =
            proxyTestNetwork.before(listener.local(), "bandwidth rate=0 stream=upstream");
        TcpSocket client = proxyTestNetwork.dial(proxy.local());
        Connection server = listener.accept(ProxyTestNetwork.PATIENCE)) {
      ProxyTestNetwork.send(client, "first ");
      assertThatThrownBy(
              () -> {
                // A gigabyte is more than any buffer on the way may hold.
                for (int i = 0; i < 10_000; i++) {
                  client.send(chunk, Duration.ofMillis(500));
                }
              })
          .isInstanceOf(SendTimeoutException.class);
      CompletableFuture<byte[]> received = new CompletableFuture<>();
      proxyTestNetwork.rtos.spawn(
          "receive",
          () -> {
            try {
              received.complete(ProxyTestNetwork.allOf(server));
            } catch (Exception e) {
              received.completeExceptionally(e);
            }
          });
      proxy.change(List.of());
      client.send(
          "last".getBytes(java.nio.charset.StandardCharsets.US_ASCII), ProxyTestNetwork.PATIENCE);
      client.shutdownOutput();
      assertThat(received.get()).startsWith('f', 'i', 'r', 's', 't').endsWith('l', 'a', 's', 't');
    }
  }

  @Test
  void faults_change_on_a_connection_under_way() throws Exception {
    try (TcpListener listener = proxyTestNetwork.listener();
        FaultProxy proxy = proxyTestNetwork.before(listener.local());
        TcpSocket client = proxyTestNetwork.dial(proxy.local());
        Connection server = listener.accept(ProxyTestNetwork.PATIENCE)) {
      ProxyTestNetwork.send(client, "abc");
      assertThat(ProxyTestNetwork.some(server, 3)).isEqualTo("abc");
      proxy.change(ProxyTestNetwork.specs("frame op=corrupt after=1 stream=upstream"));
      ProxyTestNetwork.send(client, "def");
      assertThat(ProxyTestNetwork.some(server, 3))
          .startsWith("d")
          .endsWith("f")
          .isNotEqualTo("def");
      proxy.change(ProxyTestNetwork.specs("reset_peer"));
      ProxyTestNetwork.send(server, "x");
      assertThatThrownBy(() -> ProxyTestNetwork.toEnd(client))
          .isInstanceOf(PeerResetException.class);
      assertThatThrownBy(() -> ProxyTestNetwork.toEnd(server))
          .isInstanceOf(PeerResetException.class);
    }
  }
}
