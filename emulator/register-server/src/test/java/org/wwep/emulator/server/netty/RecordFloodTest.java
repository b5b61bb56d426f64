package org.wwep.emulator.server.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.net.Endpoint;
import org.wwep.net.TcpSocket;
import org.wwep.net.host.HostStack;
import org.wwep.net.tls.FloodPeer;
import org.wwep.net.tls.FloodRecord;
import org.wwep.net.tls.JsseProvider;
import org.wwep.net.tls.TestRevocations;
import org.wwep.net.tls.TlsVersion;
import org.wwep.protocol.server.ServerPort;
import org.wwep.protocol.server.ServerSettings;

/** A client that never stops sending records is let go, long before its time is over. */
@Timeout(60)
class RecordFloodTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  private final HostStack net = new HostStack();
  private final BlockingQueue<ServerLimit> met = new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    net.close();
  }

  /** Times that are not over before the test is. */
  private NettyServer server(JsseProvider provider) throws Exception {
    ServerSettings options =
        ServerSettings.at(Endpoint.loopback(0))
            .withPorts(new ServerPort(Endpoint.loopback(0), raw -> raw))
            .withReadTimeout(Duration.ofMinutes(2));
    NettySettings settings =
        NettySettings.of(options.withPorts(ServerPort.open(Endpoint.loopback(0))))
            .withTls(options, TestRevocations.serving(provider))
            .withLoops(1);
    ServerMetrics counting =
        new ServerMetrics() {
          @Override
          public void limited(ServerLimit serverLimit) {
            met.add(serverLimit);
          }
        };
    return NettyServer.start(
        settings, new MemoryStore(), new TransactionLog(InstantSource.system()), counting);
  }

  private TcpSocket connect(NettyServer server) throws Exception {
    TcpSocket socket = net.socket();
    socket.connect(server.local().getFirst(), LONG);
    return socket;
  }

  @ParameterizedTest
  @EnumSource
  void key_updates_without_an_end_meet_a_limit(JsseProvider provider) throws Exception {
    try (NettyServer server = server(provider);
        TcpSocket socket = connect(server)) {
      FloodPeer peer = FloodPeer.client(socket, TlsVersion.TLS_1_3);
      peer.handshake();
      peer.flood(FloodRecord.KEY_UPDATE);
      assertThat(met.take()).isEqualTo(ServerLimit.RECORDS);
    }
  }

  @ParameterizedTest
  @EnumSource
  void no_record_keeps_the_server(JsseProvider provider) throws Exception {
    try (NettyServer server = server(provider)) {
      for (FloodRecord kind : FloodRecord.values()) {
        try (TcpSocket socket = connect(server)) {
          FloodPeer.floodHandshake(socket, kind);
        }
        for (TlsVersion version : TlsVersion.values()) {
          try (TcpSocket socket = connect(server)) {
            FloodPeer peer = FloodPeer.client(socket, version);
            peer.handshake();
            peer.flood(kind);
          } catch (IOException e) {
            throw new AssertionError(kind + " over " + version, e);
          }
        }
      }
    }
  }
}
