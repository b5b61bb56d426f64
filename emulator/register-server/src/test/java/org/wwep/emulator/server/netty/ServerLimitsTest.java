package org.wwep.emulator.server.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.emulator.server.RawClient;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.LogCapture;
import org.wwep.protocol.server.ServerSettings;

/** What a server does with those who ask for too much. */
@ParameterizedClass
@EnumSource(Transport.class)
@Timeout(60)
@Tag("slow")
class ServerLimitsTest {
  private static final ServerSettings OPTIONS =
      ServerSettings.at(Endpoint.loopback(0))
          .withReadTimeout(Duration.ofSeconds(20))
          .withReasons(true);

  private final Transport transport;
  private final Queue<ServerLimit> met = new ConcurrentLinkedQueue<>();
  private final ServerMetrics serverMetrics =
      new ServerMetrics() {
        @Override
        public void limited(ServerLimit serverLimit) {
          met.add(serverLimit);
        }
      };
  private final List<NettyServer> servers = new ArrayList<>();

  ServerLimitsTest(Transport transport) {
    this.transport = transport;
  }

  @AfterEach
  void put_away() {
    servers.forEach(NettyServer::close);
  }

  @Test
  void an_address_has_no_more_than_its_share_of_the_places() throws Exception {
    start(OPTIONS, ServerLimits.DEFAULT.withPerAddress(2));
    try (Socket first = connect();
        Socket second = connect()) {
      // Both have begun, so both have their places.
      first.getOutputStream().write('R');
      second.getOutputStream().write('R');
      try (Socket third = connect()) {
        assertThat(read(third)).isEqualTo("X too many connections from one address");
      }
      second.getOutputStream().write("0FAC0B".getBytes(ISO_8859_1));
      assertThat(read(second)).isEqualTo("X never written");
    }
    assertThat(met).contains(ServerLimit.ADDRESS);
    String again = "";
    while (!again.equals("X never written")) {
      again = RawClient.exchange(server().local().getFirst(), frames("R0FAC0B"), false);
    }
  }

  @Test
  void frames_that_run_too_far_ahead_of_their_replies_end_the_connection() throws Exception {
    start(OPTIONS.withKeepAlive(true), ServerLimits.DEFAULT.withFrames(4));
    String five = "W0FAC010001W0FAC020002W0FAC030003W0FAC040004W0FAC050005";
    assertThat(RawClient.exchange(server().local().getFirst(), frames(five), false))
        .isEqualTo("A0FAC010001A0FAC020002A0FAC030003A0FAC040004X more than 4 frames at once");
    assertThat(met).containsExactly(ServerLimit.FRAMES);
  }

  @Test
  void a_client_that_reads_none_of_its_replies_is_let_go() throws Exception {
    start(
        OPTIONS.withKeepAlive(true),
        ServerLimits.DEFAULT.withFrames(100_000).withSend(Duration.ofMillis(200)));
    floodUntilClosed();
    assertThat(met).containsExactly(ServerLimit.SEND);
    assertThat(server().unread()).isZero();
  }

  @Test
  void unread_replies_of_all_clients_together_have_a_bound() throws Exception {
    start(OPTIONS.withKeepAlive(true), ServerLimits.DEFAULT.withFrames(100_000).withUnread(1000));
    floodUntilClosed();
    assertThat(met).containsExactly(ServerLimit.UNREAD);
    assertThat(server().unread()).isZero();
  }

  @Test
  void limits_go_to_the_log_once_a_second_at_most() throws Exception {
    start(OPTIONS, ServerLimits.DEFAULT.withPerAddress(1));
    try (LogCapture log = LogCapture.of("org.wwep.server");
        Socket first = connect()) {
      first.getOutputStream().write('R');
      for (int i = 0; i < 50; i++) {
        try (Socket refused = connect()) {
          read(refused);
        }
      }
      assertThat(log.lines()).hasSizeBetween(1, 1 + log.wholeSeconds());
      assertThat(log.lines().getFirst())
          .isEqualTo("too many connections from one address: 127.0.0.1");
    }
  }

  @Test
  void a_client_that_reads_late_gets_every_reply() throws Exception {
    start(OPTIONS.withKeepAlive(true), ServerLimits.DEFAULT.withFrames(100_000));
    byte[] many = "R0FAC0B".repeat(1000).getBytes(ISO_8859_1);
    int times = 700; // more than the operating system holds for it
    try (Socket late = connect();
        ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> sent =
          beside.submit(
              () -> {
                for (int i = 0; i < times; i++) {
                  late.getOutputStream().write(many);
                }
                late.shutdownOutput();
                return null;
              });
      while (server().unread() == 0) {
        Thread.onSpinWait();
      }
      assertThat(read(late)).hasSize("X never written\n".length() * times * 1000);
      sent.get();
    }
    assertThat(met).isEmpty();
  }

  private void floodUntilClosed() throws IOException {
    byte[] many = "R0FAC0B".repeat(1000).getBytes(ISO_8859_1);
    try (Socket deaf = connect()) {
      deaf.setReceiveBufferSize(4096);
      // A server that let this go on would take these without end.
      for (int i = 0; i < 1_000_000; i++) {
        deaf.getOutputStream().write(many);
      }
      throw new AssertionError("the server goes on");
    } catch (SocketException _) {
      // It was let go; the last of it may still be on its way.
      while (server().connections() > 0) {
        Thread.onSpinWait();
      }
    }
  }

  private void start(ServerSettings options, ServerLimits serverLimits) throws LinkException {
    NettySettings settings =
        TransportSettings.settings(options, transport).withLimits(serverLimits).withLoops(1);
    servers.add(
        NettyServer.start(
            settings,
            new MemoryStore(),
            new TransactionLog(InstantSource.system()),
            serverMetrics));
  }

  private NettyServer server() {
    return servers.getFirst();
  }

  private Socket connect() throws IOException {
    return RawClient.connect(server().local().getFirst());
  }

  private static String read(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
  }

  private static List<byte[]> frames(String text) {
    return List.of(text.getBytes(ISO_8859_1));
  }
}
