package org.wwep.net.packet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;
import org.wwep.net.host.HostStack;
import org.wwep.rtos.HostRtos;

/** A packet socket with small pools, and its peer's end. */
abstract class PacketPair {
  static final Duration LONG = Duration.ofSeconds(10);
  static final Duration SHORT = Duration.ofMillis(40);

  final HostRtos rtos = new HostRtos(3);
  final HostStack stack = new HostStack();
  final PacketPools pools = new PacketPools(PoolSizes.DEFAULT, rtos);
  PacketSocket socket;
  Connection peer;

  @BeforeEach
  void connect() throws Exception {
    try (TcpListener listener = stack.listen(Endpoint.loopback(0))) {
      TcpSocket raw = stack.socket();
      raw.connect(listener.local(), LONG);
      peer = listener.accept(LONG);
      socket = new PacketSocket(pools, raw);
    }
  }

  @AfterEach
  void every_packet_came_back() {
    socket.close();
    assertThat(rtos.tasks()).as("tasks left").isZero();
    stack.close();
    rtos.close();
    assertThat(pools.snapshot().buffers()).allMatch(PoolSnapshot.Buffer::free);
    assertThat(pools.transmitted().allocated()).isEqualTo(pools.transmitted().freed());
    assertThat(pools.received().allocated()).isEqualTo(pools.received().freed());
  }

  /** Lets the peer send to the socket. */
  final void fromPeerComes(String text) throws Exception {
    peer.send(text.getBytes(US_ASCII), LONG);
  }

  final String fromPeer(int length) throws Exception {
    byte[] buffer = new byte[length];
    for (int at = 0; at < length; ) {
      int count = peer.receive(buffer, at, length - at, LONG);
      assertThat(count).isPositive();
      at += count;
    }
    return new String(buffer, US_ASCII);
  }
}
