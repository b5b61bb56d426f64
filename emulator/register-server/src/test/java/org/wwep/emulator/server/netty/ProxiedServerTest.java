package org.wwep.emulator.server.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.net.Endpoint;
import org.wwep.net.LogCapture;
import org.wwep.net.TcpSocket;
import org.wwep.net.host.HostStack;
import org.wwep.net.tls.JsseProvider;
import org.wwep.net.tls.TestClientCertificate;
import org.wwep.net.tls.Tls;
import org.wwep.net.tls.TlsClientConfig;
import org.wwep.net.tls.TlsConnection;
import org.wwep.protocol.server.ServerPort;
import org.wwep.protocol.server.ServerSettings;
import org.wwep.protocol.server.Transaction;

/** A server behind a balancer: limits and the log see the client. */
@ParameterizedClass
@EnumSource(Transport.class)
@Timeout(60)
@Tag("slow")
class ProxiedServerTest {
  private static final String FRAME = "W0FAC0B1234";

  private static final Duration LONG = Duration.ofSeconds(30);

  private final Transport transport;
  private final BlockingQueue<Transaction> told = new LinkedBlockingQueue<>();
  private @Nullable NettyServer server;

  ProxiedServerTest(Transport transport) {
    this.transport = transport;
  }

  @AfterEach
  void put_away() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void the_log_has_the_client_that_the_header_names() throws Exception {
    Endpoint at = start("127.0.0.1", 10);
    assertThat(exchange(at, ProxyHeaders.of("192.0.2.7", 40))).isEqualTo("A0FAC0B1234");
    assertThat(peer()).isEqualTo("192.0.2.7:4711");
    assertThat(exchange(at, ProxyHeaders.of("2001:db8::7", 0))).isEqualTo("A0FAC0B1234");
    assertThat(peer()).isEqualTo("[2001:db8:0:0:0:0:0:7]:4711");
    assertThat(exchange(at, ProxyHeaders.local())).isEqualTo("A0FAC0B1234");
    assertThat(peer()).startsWith("127.0.0.1:");
  }

  @Test
  void a_limit_for_an_address_counts_clients_and_not_their_balancer() throws Exception {
    Endpoint at = start("127.0.0.1", 1);
    try (Socket first = connect(at);
        Socket second = connect(at)) {
      first.getOutputStream().write(ProxyHeaders.of("192.0.2.1", 0));
      second.getOutputStream().write(ProxyHeaders.of("192.0.2.2", 0));
      first.getOutputStream().write("W0FAC".getBytes(ISO_8859_1));
      assertThat(exchange(at, ProxyHeaders.of("192.0.2.3", 0))).isEqualTo("A0FAC0B1234");
      // Its places are taken in turn, so that the first has its own by now or soon.
      String third = "";
      while (!third.startsWith("X too many connections from one address")) {
        third = exchange(at, ProxyHeaders.of("192.0.2.1", 0));
      }
      first.getOutputStream().write("0B0001".getBytes(ISO_8859_1));
      assertThat(read(first)).isEqualTo("A0FAC0B0001");
    }
  }

  @Test
  void who_is_no_balancer_cannot_say_who_it_is() throws Exception {
    Endpoint at = start("192.0.2.0/24", 10);
    assertThat(exchange(at, ProxyHeaders.of("192.0.2.7", 0))).startsWith("X");
    assertThat(peer()).startsWith("127.0.0.1:");
    assertThat(exchange(at, new byte[0])).isEqualTo("A0FAC0B1234");
  }

  @Test
  void a_balancer_that_does_not_say_is_closed_and_logged() throws Exception {
    Endpoint at = start("127.0.0.1", 10);
    try (LogCapture log = LogCapture.of("org.wwep.server")) {
      assertThat(exchange(at, "W0FAC0B1234 and more".getBytes(ISO_8859_1))).isEmpty();
      assertThat(log.lines())
          .singleElement()
          .asString()
          .contains("no PROXY header from a balancer that is believed: 127.0.0.1");
    }
    assertThat(told).isEmpty();
    // One that only looks is no news.
    connect(at).close();
    assertThat(exchange(at, ProxyHeaders.local())).isEqualTo("A0FAC0B1234");
  }

  @Test
  void a_handshake_follows_the_header() throws Exception {
    ServerSettings secured =
        ServerSettings.at(Endpoint.loopback(0))
            .withPorts(new ServerPort(Endpoint.loopback(0), raw -> raw));
    Endpoint at =
        start(
            settings ->
                settings.withTls(
                    secured, TestClientCertificate.trusting(JsseProvider.BOUNCY_CASTLE)),
            "127.0.0.1",
            10);
    TcpSocket socket = new HostStack().socket();
    socket.connect(at, LONG);
    socket.send(ProxyHeaders.of("192.0.2.7", 0), LONG);
    try (TlsConnection client =
        Tls.secure(new SecureRandom(), InstantSource.system())
            .connect(socket, TlsClientConfig.insecurely(), LONG)) {
      byte[] frame = FRAME.getBytes(ISO_8859_1);
      client.send(frame, LONG);
      assertThat(client.receive(frame, 0, frame.length, LONG)).isPositive();
      assertThat(frame).startsWith((byte) 'A');
    }
    assertThat(peer()).isEqualTo("192.0.2.7:4711");
  }

  @Test
  void haproxy_is_understood(@TempDir Path directory) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/sbin/haproxy")), "needs haproxy");
    Endpoint at = start("127.0.0.1", 10);
    for (String how : new String[] {"send-proxy-v2", "send-proxy"}) {
      int port = freePort();
      Path file =
          Files.writeString(
              directory.resolve(how + ".cfg"),
              """
              defaults
                mode tcp
                timeout connect 5s
                timeout client 20s
                timeout server 20s
              listen class
                bind 127.0.0.1:%d
                server one 127.0.0.1:%d %s
              """
                  .formatted(port, at.port(), how));
      Process haproxy =
          new ProcessBuilder("/usr/sbin/haproxy", "-db", "-f", file.toString())
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve(how + ".log").toFile())
              .start();
      try (Socket client = connectWhenListening(port)) {
        client.setSoTimeout(20_000);
        client.getOutputStream().write(FRAME.getBytes(ISO_8859_1));
        assertThat(read(client)).isEqualTo("A0FAC0B1234");
        assertThat(peer()).startsWith("127.0.0.77:");
      } finally {
        haproxy.destroyForcibly().waitFor();
      }
    }
  }

  private static int freePort() throws Exception {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private static Socket connectWhenListening(int port) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (true) {
      try {
        return new Socket(
            InetAddress.ofLiteral("127.0.0.1"), port, InetAddress.ofLiteral("127.0.0.77"), 0);
      } catch (ConnectException e) {
        assertThat(System.nanoTime()).as("haproxy listens").isLessThan(end);
      }
    }
  }

  private String peer() throws InterruptedException {
    return Objects.requireNonNull(told.poll(20, TimeUnit.SECONDS)).peer().toString();
  }

  private static Socket connect(Endpoint at) throws Exception {
    Socket client = new Socket(at.address(), at.port());
    client.setSoTimeout(20_000);
    return client;
  }

  private static String exchange(Endpoint at, byte[] header) throws Exception {
    try (Socket client = connect(at)) {
      client.getOutputStream().write(header);
      client.getOutputStream().write(FRAME.getBytes(ISO_8859_1));
      return read(client);
    }
  }

  private static String read(Socket client) throws Exception {
    try {
      return new String(client.getInputStream().readAllBytes(), ISO_8859_1);
    } catch (java.net.SocketException _) {
      return "";
    }
  }

  private Endpoint start(String proxies, int perAddress) throws Exception {
    return start(settings -> settings, proxies, perAddress);
  }

  private Endpoint start(UnaryOperator<NettySettings> with, String proxies, int perAddress)
      throws Exception {
    assumeTrue(transport.available(), "needs " + transport);
    TransactionLog log = new TransactionLog(InstantSource.system());
    log.listen(told::add);
    NettyServer started =
        NettyServer.start(
            with.apply(
                    NettySettings.of(
                        ServerSettings.at(Endpoint.loopback(0))
                            .withReadTimeout(Duration.ofSeconds(20))
                            .withReasons(true)))
                .withTransport(transport)
                .withProxies(ProxyAddresses.parse(proxies))
                .withLimits(ServerLimits.DEFAULT.withPerAddress(perAddress)),
            new MemoryStore(),
            log,
            ServerMetrics.NONE);
    server = started;
    return started.local().getFirst();
  }
}
