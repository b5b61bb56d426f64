package org.wwep.net.packet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wwep.net.packet.PacketMisuseException.Kind.DOUBLE_DELETE;
import static org.wwep.net.packet.PacketMisuseException.Kind.IN_FLIGHT;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.PeerResetException;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.SendTimeoutException;
import org.wwep.rtos.TestTask;

/** What the stack holds, and for how long. */
@Timeout(30)
class PacketSocketTest extends PacketPair {
  private static final Duration FOREVER = Duration.ofDays(1);
  private static final Duration FULL = Duration.ofSeconds(1);

  /**
   * Sends packets that the peer does not read, until one of them stays with the stack. The kernel
   * asks a full peer again after 200 ms, and the peer may find room then by packing what it has.
   */
  private Packet stuck() throws Exception {
    while (true) {
      Packet packet = socket.createPacket(1460);
      packet.setDataEnd(1460);
      socket.send(packet, FOREVER);
      try {
        socket.awaitSent(FULL);
      } catch (SendTimeoutException _) {
        return packet;
      }
      packet.delete();
    }
  }

  private void waitUntilFree(Packet packet) throws InterruptedException {
    while (packet.references() > 0) {
      rtos.sleep(Duration.ofMillis(1));
    }
  }

  @Test
  void while_the_stack_sends_both_hold_the_packet() throws Exception {
    Packet packet = stuck();
    assertThat(packet.references()).isEqualTo(2);
    assertThat(pools.snapshot().buffers().get(2))
        .isEqualTo(new PoolSnapshot.Buffer(0, PoolSnapshot.PoolKind.TX, 2, 40, 1500));
    assertThatThrownBy(() -> packet.put(0, new byte[1])).hasMessageStartingWith(IN_FLIGHT.name());
    assertThatThrownBy(() -> packet.setDataEnd(1)).hasMessageStartingWith(IN_FLIGHT.name());
    assertThatThrownBy(() -> socket.send(packet, LONG)).hasMessageStartingWith(IN_FLIGHT.name());
    packet.delete();
    assertThat(packet.references()).isEqualTo(1);
    assertThatThrownBy(packet::delete).hasMessageStartingWith(DOUBLE_DELETE.name());
    assertThat(packet.references()).isEqualTo(1);
    assertThat(pools.transmitted().inUse()).isEqualTo(1);
    socket.disconnect();
    assertThat(packet.references()).isZero();
    assertThat(pools.transmitted().inUse()).isZero();
  }

  @Test
  void a_send_that_fails_gives_the_stacks_hold_back_and_is_told_by_the_next() throws Exception {
    Packet packet = stuck();
    packet.delete();
    Packet late = socket.createPacket(1);
    late.setDataEnd(1);
    socket.send(late, LONG);
    peer.abort();
    assertThatThrownBy(() -> socket.awaitSent(LONG)).isInstanceOf(PeerResetException.class);
    waitUntilFree(packet);
    assertThat(late.references()).isEqualTo(1);
    assertThatThrownBy(() -> socket.send(late, LONG)).isInstanceOf(PeerResetException.class);
    assertThat(late.references()).isEqualTo(1);
    late.delete();
  }

  @Test
  void the_end_of_sending_comes_behind_what_was_sent() throws Exception {
    for (String text : List.of("last ", "words")) {
      Packet packet = socket.createPacket(5);
      packet.put(0, text.getBytes(US_ASCII));
      packet.setDataEnd(5);
      socket.send(packet, LONG);
      packet.delete();
    }
    socket.finish();
    assertThat(fromPeer(10)).isEqualTo("last words");
    assertThat(peer.receive(new byte[1], 0, 1, LONG)).isEqualTo(-1);
  }

  @Test
  void an_empty_receive_pool_holds_the_peer_back_and_counts_it_once() throws Exception {
    fromPeerComes("one");
    Packet one = socket.receive(LONG).orElseThrow();
    fromPeerComes("two");
    Packet two = socket.receive(LONG).orElseThrow();
    assertThatThrownBy(() -> socket.receive(SHORT)).hasMessageStartingWith("nothing from");
    assertThat(pools.received().heldBack()).isZero();
    fromPeerComes("three");
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> socket.receive(SHORT))
          .isInstanceOf(ReceiveTimeoutException.class)
          .hasMessage("no receive buffer was free within 40 ms: the peer is held back");
    }
    assertThat(pools.received()).isEqualTo(new PoolCounters(2, 2, 2, 2, 0, 0, 1, 0));
    one.delete();
    Packet three = socket.receive(Duration.ZERO).orElseThrow();
    assertThat(new String(three.data(0).bytes(), US_ASCII)).isEqualTo("three");
    two.delete();
    three.delete();
  }

  @Test
  void a_receive_goes_on_as_soon_as_another_task_deletes_a_packet() throws Exception {
    fromPeerComes("one");
    Packet one = socket.receive(LONG).orElseThrow();
    fromPeerComes("two");
    Packet two = socket.receive(LONG).orElseThrow();
    fromPeerComes("three");
    TestTask<Packet> waiting =
        TestTask.task(rtos, "receive", () -> socket.receive(FOREVER).orElseThrow());
    while (pools.received().heldBack() == 0) {
      rtos.sleep(Duration.ofMillis(1));
    }
    two.delete();
    Packet three = waiting.result();
    assertThat(three.length()).isEqualTo(5);
    one.delete();
    three.delete();
  }

  @Test
  void waiting_for_bytes_takes_no_buffer() throws Exception {
    TestTask<Packet> waiting =
        TestTask.task(rtos, "receive", () -> socket.receive(LONG).orElseThrow());
    assertThat(waiting.task().join(SHORT)).isFalse();
    assertThat(pools.received().inUse()).isZero();
    fromPeerComes("X");
    waiting.result().delete();
  }

  @Test
  void disconnecting_ends_a_wait_for_bytes_and_a_wait_for_a_buffer() throws Exception {
    TestTask<Boolean> bytes =
        TestTask.task(rtos, "bytes", () -> socket.receive(FOREVER).isPresent());
    assertThat(bytes.task().join(SHORT)).isFalse();
    socket.disconnect();
    assertThat(bytes.thrown()).get().isInstanceOf(LocallyClosedException.class);
    socket.close();
    connect();
    for (int i = 0; i < 2; i++) {
      fromPeerComes("held");
      assertThat(socket.receive(LONG)).isPresent();
    }
    fromPeerComes("more");
    TestTask<Boolean> buffer =
        TestTask.task(rtos, "buffer", () -> socket.receive(FOREVER).isPresent());
    while (pools.received().heldBack() == 0) {
      rtos.sleep(Duration.ofMillis(1));
    }
    socket.disconnect();
    assertThat(buffer.thrown()).get().isInstanceOf(LocallyClosedException.class);
    assertThatThrownBy(() -> socket.createPacket(1)).isInstanceOf(LocallyClosedException.class);
  }

  @Test
  void pools_for_one_task_tell_an_empty_pool_at_once() throws Exception {
    PacketPools alone = new PacketPools(new PoolSizes(1, 1, 1500));
    PacketSocket other = new PacketSocket(alone, peer);
    socket.sendBuffer(new byte[1], LONG);
    Packet held = other.receive(LONG).orElseThrow();
    socket.sendBuffer(new byte[2], LONG);
    assertThatThrownBy(() -> other.receive(FOREVER)).isInstanceOf(ReceiveTimeoutException.class);
    held.delete();
    Packet next = other.receive(LONG).orElseThrow();
    assertThat(next.length()).isEqualTo(2);
    next.delete();
  }

  @Test
  void a_buffer_longer_than_a_packet_leaves_in_several() throws Exception {
    socket.sendBuffer("x".repeat(4000).getBytes(US_ASCII), LONG);
    assertThat(fromPeer(4000)).isEqualTo("x".repeat(4000));
    assertThat(pools.transmitted().allocated()).isEqualTo(3);
    assertThat(pools.transmitted().inUse()).isZero();
  }

  @Test
  void the_end_and_a_reset_are_told_apart_and_take_no_packet() throws Exception {
    fromPeerComes("last words");
    peer.shutdownOutput();
    socket.receive(LONG).orElseThrow().delete();
    assertThat(socket.receive(LONG)).isEmpty();
    socket.finish();
    peer.abort();
    connect();
    peer.abort();
    assertThatThrownBy(() -> socket.receive(LONG)).isInstanceOf(PeerResetException.class);
    assertThat(pools.received().inUse()).isZero();
  }

  @Test
  void what_comes_too_late_is_discarded_without_a_packet() throws Exception {
    fromPeerComes("too late");
    assertThat(socket.discard(LONG)).isEqualTo(8);
    assertThatThrownBy(() -> socket.discard(SHORT)).isInstanceOf(ReceiveTimeoutException.class);
    peer.close();
    assertThat(socket.discard(LONG)).isEqualTo(-1);
    assertThat(pools.received().allocated()).isZero();
  }
}
