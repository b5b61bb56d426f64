package org.wwep.net.packet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wwep.net.packet.PacketMisuseException.Kind.DOUBLE_DELETE;
import static org.wwep.net.packet.PacketMisuseException.Kind.LEAK;
import static org.wwep.net.packet.PacketMisuseException.Kind.NOT_SENDABLE;
import static org.wwep.net.packet.PacketMisuseException.Kind.USE_AFTER_FREE;
import static org.wwep.net.packet.PacketMisuseException.Kind.WINDOW_OVERRUN;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.net.ResourcesExhaustedException;

/** Packets, and every mistake that firmware can make with them. */
@Timeout(20)
class PacketTest extends PacketPair {
  private static void misuse(PacketMisuseException.Kind kind, ThrowingCallable code) {
    assertThatThrownBy(code)
        .isInstanceOfSatisfying(
            PacketMisuseException.class, misuse -> assertThat(misuse.kind()).isEqualTo(kind))
        .hasMessageStartingWith(kind.name());
  }

  @Test
  void a_packet_is_created_filled_ended_sent_and_deleted() throws Exception {
    Packet packet = socket.createPacket(11);
    assertThat(packet.available()).isEqualTo(1460);
    assertThat(packet.references()).isEqualTo(1);
    packet.put(0, "W0FAC".getBytes(US_ASCII));
    packet.put(5, "..050001..".getBytes(US_ASCII), 2, 6);
    assertThat(packet.length()).isZero();
    packet.setDataEnd(11);
    socket.send(packet, LONG);
    packet.delete();
    socket.awaitSent(LONG);
    assertThat(packet.references()).isZero();
    assertThat(fromPeer(11)).isEqualTo("W0FAC050001");
  }

  @Test
  void data_is_read_fragment_by_fragment_from_any_offset() throws Exception {
    fromPeerComes("A0FAC050001");
    Packet packet = socket.receive(LONG).orElseThrow();
    assertThat(packet.length()).isEqualTo(11);
    Fragment fragment = packet.data(5);
    assertThat(fragment.length()).isEqualTo(6);
    assertThat(fragment.available()).isEqualTo(6);
    assertThat(new String(fragment.bytes(), US_ASCII)).isEqualTo("050001");
    assertThat(fragment.get(5)).isEqualTo((byte) '1');
    assertThat(packet.data(11).available()).isZero();
    packet.delete();
  }

  @Test
  void the_pool_is_shown_as_the_courses_table() throws Exception {
    Packet packet = socket.createPacket(11);
    packet.put(0, new byte[11]);
    packet.setDataEnd(11);
    fromPeerComes("X");
    Packet received = socket.receive(LONG).orElseThrow();
    assertThat(pools.snapshot())
        .hasToString(
            """
            Type  Count  Start   End
            R         1     40    41
            R         0      -     -
            T         1     40    51
            T         0      -     -""");
    packet.delete();
    received.delete();
    assertThat(pools.snapshot().buffers()).hasSize(4).allMatch(PoolSnapshot.Buffer::free);
  }

  @Test
  void an_empty_transmit_pool_is_an_error_at_create_and_a_delete_mends_it() throws Exception {
    Packet first = socket.createPacket(1);
    Packet second = socket.createPacket(1);
    assertThatThrownBy(() -> socket.createPacket(1))
        .isInstanceOf(ResourcesExhaustedException.class)
        .hasMessage("all 2 transmit packets are in use");
    assertThat(pools.transmitted()).isEqualTo(new PoolCounters(2, 2, 2, 2, 0, 1, 0, 0));
    first.delete();
    socket.createPacket(1).delete();
    second.delete();
    assertThat(pools.transmitted()).isEqualTo(new PoolCounters(2, 0, 2, 3, 3, 1, 0, 0));
  }

  @Test
  void leaving_the_data_window_is_a_window_overrun() throws Exception {
    Packet packet = socket.createPacket(11);
    packet.put(1459, new byte[1]);
    packet.setDataEnd(1460);
    misuse(WINDOW_OVERRUN, () -> packet.put(1460, new byte[1]));
    misuse(WINDOW_OVERRUN, () -> packet.put(-1, new byte[1]));
    misuse(WINDOW_OVERRUN, () -> packet.setDataEnd(1461));
    misuse(WINDOW_OVERRUN, () -> packet.setDataEnd(-1));
    packet.setDataEnd(4);
    misuse(WINDOW_OVERRUN, () -> packet.data(5));
    misuse(WINDOW_OVERRUN, () -> packet.data(0).get(4));
    misuse(WINDOW_OVERRUN, () -> packet.data(2).copyTo(new byte[8], 0, 3));
    packet.delete();
  }

  @Test
  void deleting_twice_is_a_double_delete_even_if_the_buffer_has_a_new_packet() throws Exception {
    Packet packet = socket.createPacket(11);
    packet.delete();
    misuse(DOUBLE_DELETE, packet::delete);
    Packet next = socket.createPacket(11);
    misuse(DOUBLE_DELETE, packet::delete);
    assertThat(next.references()).isEqualTo(1);
    next.delete();
  }

  @Test
  void a_deleted_packet_cannot_be_used_nor_can_its_fragments() throws Exception {
    fromPeerComes("X");
    Packet packet = socket.receive(LONG).orElseThrow();
    Fragment fragment = packet.data(0);
    packet.delete();
    misuse(USE_AFTER_FREE, () -> packet.data(0));
    misuse(USE_AFTER_FREE, packet::length);
    misuse(USE_AFTER_FREE, () -> packet.put(0, new byte[1]));
    misuse(USE_AFTER_FREE, () -> packet.setDataEnd(1));
    misuse(USE_AFTER_FREE, () -> fragment.get(0));
    misuse(USE_AFTER_FREE, fragment::bytes);
    misuse(USE_AFTER_FREE, () -> socket.send(packet, LONG));
  }

  @Test
  void only_a_packet_created_for_the_socket_is_sendable() throws Exception {
    fromPeerComes("X");
    Packet received = socket.receive(LONG).orElseThrow();
    misuse(NOT_SENDABLE, () -> socket.send(received, LONG));
    received.delete();
    PacketSocket other = new PacketSocket(pools, peer);
    Packet others = other.createPacket(1);
    misuse(NOT_SENDABLE, () -> socket.send(others, LONG));
    assertThat(others.references()).isEqualTo(1);
    others.delete();
  }

  @Test
  void deleting_the_socket_before_its_packets_is_a_leak_and_frees_them() throws Exception {
    Packet sent = socket.createPacket(1);
    fromPeerComes("X");
    Packet received = socket.receive(LONG).orElseThrow();
    assertThatThrownBy(socket::delete)
        .isInstanceOfSatisfying(
            PacketMisuseException.class, m -> assertThat(m.kind()).isEqualTo(LEAK))
        .hasMessage("LEAK: never deleted: packet RX 0, packet TX 0");
    assertThat(sent.references()).isZero();
    assertThat(received.references()).isZero();
    assertThat(pools.transmitted().leaked()).isEqualTo(1);
    assertThat(pools.received().leaked()).isEqualTo(1);
    assertThat(peer.receive(new byte[1], 0, 1, LONG)).isEqualTo(-1);
    misuse(DOUBLE_DELETE, sent::delete);
    socket.delete();
  }

  @Test
  void sizes_are_told_with_their_values() {
    assertThat(PoolSizes.DEFAULT).isEqualTo(new PoolSizes(2, 2, 1500));
    assertThat(PoolSizes.CALLBACK_SERVER).isEqualTo(new PoolSizes(6, 6, 1500));
    assertThatThrownBy(() -> new PoolSizes(0, 2, 1500)).hasMessageContaining("was 0 and 2");
    assertThatThrownBy(() -> new PoolSizes(2, 2, 40)).hasMessageContaining("was 40");
    assertThatThrownBy(() -> socket.createPacket(-1)).hasMessageContaining("was -1");
  }
}
