package org.wwep.net.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.PeerResetException;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.ResourcesExhaustedException;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;
import org.wwep.net.host.HostStack;
import org.wwep.net.packet.PacketPools;
import org.wwep.net.packet.PoolSizes;
import org.wwep.net.packet.PoolSnapshot;
import org.wwep.rtos.HostRtos;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class TcpStreamTest {
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(40);

  private final HostStack stack = new HostStack();
  private TcpSocket socket;
  private Connection peer;

  @BeforeEach
  void connect() throws Exception {
    try (TcpListener listener = stack.listen(Endpoint.loopback(0))) {
      socket = stack.socket();
      socket.connect(listener.local(), LONG);
      peer = listener.accept(LONG);
    }
  }

  @AfterEach
  void close() {
    stack.close();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(US_ASCII);
  }

  private String arrived(int length) throws Exception {
    byte[] buffer = new byte[length];
    for (int at = 0; at < length; ) {
      int count = peer.receive(buffer, at, length - at, LONG);
      assertThat(count).isPositive();
      at += count;
    }
    return new String(buffer, US_ASCII);
  }

  private void nothingArrived() {
    assertThatThrownBy(() -> peer.receive(new byte[1], 0, 1, SHORT))
        .isInstanceOf(ReceiveTimeoutException.class);
  }

  @Test
  void what_is_written_waits_for_the_flush_and_leaves_in_one_piece() throws Exception {
    TcpStream stream = new TcpStream(socket);
    stream.write(bytes("W0FAC"), LONG);
    stream.write(bytes("..050001.."), 2, 6, LONG);
    nothingArrived();
    stream.flush(LONG);
    byte[] whole = new byte[20];
    assertThat(peer.receive(whole, 0, 20, LONG)).isEqualTo(11);
    assertThat(whole).startsWith(bytes("W0FAC050001"));
    stream.flush(LONG);
    nothingArrived();
  }

  @Test
  void a_full_segment_leaves_by_itself() throws Exception {
    TcpStream stream = new TcpStream(socket, new PacketPools(new PoolSizes(1, 1, 44)));
    stream.write(bytes("abc"), LONG);
    nothingArrived();
    stream.write(bytes("defghi"), LONG);
    assertThat(arrived(8)).isEqualTo("abcdefgh");
    nothingArrived();
    stream.flush(LONG);
    assertThat(arrived(1)).isEqualTo("i");
  }

  @Test
  void a_segment_is_what_an_ethernet_frame_carries() throws Exception {
    TcpStream stream = new TcpStream(socket);
    stream.write(new byte[1459], LONG);
    nothingArrived();
    stream.write(new byte[1], LONG);
    assertThat(arrived(1460)).hasSize(1460);
  }

  @Test
  void a_read_fills_the_buffer_or_tells_how_far_it_came() throws Exception {
    TcpStream stream = new TcpStream(socket);
    byte[] buffer = new byte[11];
    assertThatThrownBy(() -> stream.read(buffer, SHORT))
        .isInstanceOf(ReceiveTimeoutException.class);
    try (HostRtos rtos = new HostRtos()) {
      rtos.spawn(
          "pieces",
          () -> {
            try {
              for (String piece : List.of("A0F", "AC05", "0001 and more")) {
                peer.send(bytes(piece), LONG);
                rtos.sleep(SHORT);
              }
            } catch (LinkException e) {
              throw new IllegalStateException(e);
            }
          });
      assertThat(stream.read(buffer, LONG)).isEqualTo(11);
      assertThat(new String(buffer, US_ASCII)).isEqualTo("A0FAC050001");
    }
    assertThat(stream.read(buffer, SHORT)).isEqualTo(9);
    assertThat(new String(buffer, 0, 9, US_ASCII)).isEqualTo(" and more");
    peer.send(bytes("last"), LONG);
    peer.close();
    assertThat(stream.read(buffer, LONG)).isEqualTo(4);
    assertThat(stream.read(buffer, LONG)).isEqualTo(-1);
  }

  @Test
  void what_there_is_can_be_read_without_waiting_for_more() throws Exception {
    TcpStream stream = new TcpStream(socket);
    byte[] buffer = new byte[11];
    peer.send(bytes("X why"), LONG);
    assertThat(stream.readAvailable(buffer, 3, 1, LONG)).isEqualTo(1);
    assertThat(buffer[3]).isEqualTo((byte) 'X');
    assertThat(stream.readAvailable(buffer, LONG)).isEqualTo(4);
    peer.close();
    assertThat(stream.readAvailable(buffer, LONG)).isEqualTo(-1);
  }

  @Test
  void streams_draw_on_the_pools_and_give_their_packets_back() throws Exception {
    PacketPools pools = new PacketPools(PoolSizes.DEFAULT);
    TcpStream stream = new TcpStream(socket, pools);
    stream.write(bytes("W"), LONG);
    peer.send(bytes("two"), LONG);
    assertThat(stream.readAvailable(new byte[2], LONG)).isEqualTo(2);
    assertThat(pools.snapshot())
        .hasToString(
            """
            Type  Count  Start   End
            R         1     40    43
            R         0      -     -
            T         1     40    40
            T         0      -     -""");
    TcpStream second = new TcpStream(socket, pools);
    second.write(bytes("W"), LONG);
    TcpStream third = new TcpStream(socket, pools);
    assertThatThrownBy(() -> third.write(bytes("W"), LONG))
        .isInstanceOf(ResourcesExhaustedException.class);
    stream.close();
    second.close();
    assertThat(pools.snapshot().buffers()).allMatch(PoolSnapshot.Buffer::free);
  }

  @Test
  void the_end_of_a_stream_flushes_it_and_leaves_the_connection_open() throws Exception {
    TcpStream stream = new TcpStream(socket);
    stream.write(bytes("kept"), LONG);
    stream.deinit(LONG);
    assertThat(arrived(4)).isEqualTo("kept");
    assertThatThrownBy(() -> stream.write(bytes("W"), LONG))
        .isInstanceOf(LocallyClosedException.class);
    peer.send(bytes("open"), LONG);
    assertThat(socket.receive(new byte[4], 0, 4, LONG)).isPositive();
  }

  @Test
  void closing_drops_what_was_not_flushed_and_leaves_the_connection_open() throws Exception {
    TcpStream stream = new TcpStream(socket);
    stream.write(bytes("lost"), LONG);
    stream.close();
    stream.close();
    nothingArrived();
    assertThatThrownBy(() -> stream.write(bytes("W"), LONG))
        .isInstanceOf(LocallyClosedException.class);
    assertThatThrownBy(() -> stream.flush(LONG)).isInstanceOf(LocallyClosedException.class);
    assertThatThrownBy(() -> stream.read(new byte[1], LONG))
        .isInstanceOf(LocallyClosedException.class);
    TcpStream next = new TcpStream(socket);
    next.write(bytes("kept"), LONG);
    next.flush(LONG);
    assertThat(arrived(4)).isEqualTo("kept");
  }

  @Test
  void what_could_not_be_sent_is_not_sent_again() throws Exception {
    peer.abort();
    assertThatThrownBy(() -> socket.receive(new byte[1], 0, 1, LONG))
        .isInstanceOf(PeerResetException.class);
    TcpStream stream = new TcpStream(socket);
    stream.write(bytes("W"), LONG);
    assertThatThrownBy(() -> stream.flush(LONG)).isInstanceOf(PeerResetException.class);
    stream.flush(LONG);
  }

  @Test
  void mistakes_are_told_with_their_values() {
    TcpStream stream = new TcpStream(socket);
    assertThatThrownBy(() -> stream.write(new byte[4], 3, 2, LONG))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("offset 3, length 2");
  }
}
