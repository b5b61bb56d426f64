package org.wwep.net.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;
import org.wwep.net.host.HostStack;
import org.wwep.rtos.HostRtos;
import org.wwep.rtos.TestTask;

/** Two ends of connections on this machine, with a clock that stands for certificates' dates. */
final class TlsTestPeers implements AutoCloseable {
  static final Duration LONG = Duration.ofSeconds(10);
  static final Duration SHORT = Duration.ofMillis(150);
  static final TestCa CA = TestCa.root("CN=Test CA");
  static final Credential SERVER = CA.issue(TestCa.order("CN=localhost"));
  static final Credential CLIENT = CA.issue(TestCa.order("CN=device 0FAC"));

  final HostRtos rtos = new HostRtos(1);
  final HostStack stack = new HostStack();
  final Instant started = rtos.now();
  final InstantSource clock = () -> TestCa.NOW.plus(Duration.between(started, rtos.now()));
  final Tls tls = Tls.secure(new SecureRandom(), clock);

  /** Two ends that are connected, one way or the other. */
  record Raw(Connection client, Connection server) {}

  /** Two ends that agreed. */
  record Pair(TlsConnection client, TlsConnection server) {
    void exchange(String request, String reply) throws Exception {
      client.send(bytes(request), LONG);
      assertThat(read(server, request.length())).isEqualTo(request);
      server.send(bytes(reply), LONG);
      assertThat(read(client, reply.length())).isEqualTo(reply);
    }
  }

  Raw raw() throws Exception {
    try (TcpListener listener = stack.listen(Endpoint.loopback(0))) {
      TcpSocket socket = stack.socket();
      socket.connect(listener.local(), LONG);
      return new Raw(socket, listener.accept(LONG));
    }
  }

  TestTask<TlsConnection> accepting(Connection raw, TlsServerConfig config) {
    return TestTask.task(rtos, "server", () -> tls.accept(raw, config, LONG));
  }

  /** Accepts one connection, and answers one frame. */
  TestTask<TlsSecurity> serveOnce(TcpListener listener, TlsServerConfig config) {
    return TestTask.task(
        rtos,
        "server",
        () -> {
          try (TlsConnection accepted = tls.accept(listener.accept(LONG), config, LONG)) {
            assertThat(read(accepted, 11)).isEqualTo("W0FAC050001");
            accepted.send(bytes("A0FAC050001"), LONG);
            return accepted.security();
          }
        });
  }

  Pair pair(TlsClientConfig client, TlsServerConfig server) throws Exception {
    Raw raw = raw();
    return pair(raw, client, server);
  }

  Pair pair(Raw raw, TlsClientConfig client, TlsServerConfig server) throws Exception {
    TestTask<TlsConnection> accepted = accepting(raw.server(), server);
    TlsConnection connected = tls.connect(raw.client(), client, LONG);
    return new Pair(connected, accepted.result());
  }

  static TlsClientConfig trusting() {
    return TlsClientConfig.trusting(CA.anchors(), "localhost");
  }

  static TlsServerConfig serving() {
    return TlsServerConfig.of(SERVER);
  }

  static TlsParameters only(TlsVersion version) {
    return TlsParameters.DEFAULT.withOnly(version);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static String read(Connection connection, int length) throws Exception {
    byte[] buffer = new byte[length];
    for (int at = 0; at < length; ) {
      int count = connection.receive(buffer, at, length - at, LONG);
      if (count < 0) {
        return new String(buffer, 0, at, StandardCharsets.US_ASCII) + "<end>";
      }
      at += count;
    }
    return new String(buffer, StandardCharsets.US_ASCII);
  }

  static int receive(Connection connection, Duration timeout) throws Exception {
    return connection.receive(new byte[64], 0, 64, timeout);
  }

  @Override
  public void close() {
    stack.close();
    rtos.close();
  }
}
