package org.wwep.net.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.PeerResetException;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.TcpSocket;
import org.wwep.net.host.HostStack;
import org.wwep.net.host.OpenSocketCount;
import org.wwep.rtos.HostRtos;
import org.wwep.rtos.TestTask;

@Timeout(30)
class PacketServerSocketTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  private final HostRtos rtos = new HostRtos(4);
  private final HostStack stack = new HostStack();
  private final PacketPools pools = new PacketPools(PoolSizes.DEFAULT, rtos);
  private final PacketServerSocket server = new PacketServerSocket(stack, pools);

  @AfterEach
  void put_away() {
    server.close();
    stack.close();
    rtos.close();
  }

  private TcpSocket client() throws Exception {
    TcpSocket client = stack.socket();
    client.connect(server.local(), LONG);
    return client;
  }

  @Test
  void the_same_socket_serves_one_connection_after_another() throws Exception {
    server.listen(Endpoint.loopback(0));
    for (int i = 0; i < 3; i++) {
      TcpSocket client = client();
      PacketSocket socket = server.accept();
      assertThat(socket.peer()).isEqualTo(client.local());
      client.send(new byte[] {1, 2, 3}, LONG);
      Packet packet = socket.receive(LONG).orElseThrow();
      assertThat(packet.data(0).bytes()).containsExactly(1, 2, 3);
      packet.delete();
      assertThatThrownBy(server::accept).isInstanceOf(IllegalStateException.class);
      server.disconnect();
      assertThat(client.receive(new byte[1], 0, 1, LONG)).isEqualTo(-1);
      client.close();
    }
    server.delete();
    assertThat(OpenSocketCount.of(stack)).isZero();
  }

  @Test
  void an_accept_waits_three_seconds_unless_told_otherwise() throws Exception {
    server.listen(Endpoint.loopback(0));
    assertThatThrownBy(() -> server.accept(Duration.ofMillis(20)))
        .isInstanceOf(ReceiveTimeoutException.class);
    Instant from = rtos.now();
    assertThatThrownBy(server::accept).isInstanceOf(ReceiveTimeoutException.class);
    assertThat(Duration.between(from, rtos.now()))
        .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(5));
  }

  @Test
  void a_packet_outlives_its_connection_and_leaks_with_the_socket() throws Exception {
    server.listen(Endpoint.loopback(0));
    client().send(new byte[] {7}, LONG);
    Packet packet = server.accept().receive(LONG).orElseThrow();
    server.disconnect();
    assertThat(packet.data(0).get(0)).isEqualTo((byte) 7);
    assertThatThrownBy(server::delete).hasMessage("LEAK: never deleted: packet RX 0");
    assertThat(pools.received().inUse()).isZero();
  }

  @Test
  void each_accepted_connection_is_secured_and_one_that_fails_is_closed() throws Exception {
    List<Connection> seen = new ArrayList<>();
    server.listen(Endpoint.loopback(0));
    server.enableTls(
        raw -> {
          seen.add(raw);
          if (seen.size() == 1) {
            throw new PeerResetException("no handshake");
          }
          return raw;
        });
    TcpSocket first = client();
    assertThatThrownBy(server::accept).isInstanceOf(PeerResetException.class);
    assertThat(first.receive(new byte[1], 0, 1, LONG)).isEqualTo(-1);
    TcpSocket second = client();
    assertThat(server.accept().peer()).isEqualTo(second.local());
    assertThat(seen).hasSize(2);
  }

  @Test
  void closing_ends_an_accept_and_a_handshake() throws Exception {
    server.listen(Endpoint.loopback(0));
    TestTask<PacketSocket> accepting =
        TestTask.task(rtos, "accept", () -> server.accept(Duration.ofDays(1)));
    assertThat(accepting.task().join(Duration.ofMillis(40))).isFalse();
    server.close();
    assertThat(accepting.thrown()).get().isInstanceOf(LocallyClosedException.class);
    assertThatThrownBy(server::accept).isInstanceOf(LocallyClosedException.class);

    PacketServerSocket secured = new PacketServerSocket(stack, pools);
    secured.enableTls(
        raw -> {
          raw.receive(new byte[1], 0, 1, Duration.ofDays(1));
          return raw;
        });
    secured.listen(Endpoint.loopback(0));
    stack.socket().connect(secured.local(), LONG);
    TestTask<PacketSocket> handshake = TestTask.task(rtos, "handshake", () -> secured.accept(LONG));
    assertThat(handshake.task().join(Duration.ofMillis(40))).isFalse();
    secured.close();
    assertThat(handshake.thrown()).get().isInstanceOf(LocallyClosedException.class);
  }
}
