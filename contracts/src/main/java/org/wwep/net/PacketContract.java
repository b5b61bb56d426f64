package org.wwep.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.wwep.net.packet.Packet;
import org.wwep.net.packet.PacketPools;
import org.wwep.net.packet.PacketSocket;
import org.wwep.net.packet.PoolSizes;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.TestTask;

/** Who holds a packet until its bytes are gone: the course's reference counts. */
abstract class PacketContract extends NetworkContractBase {
  private static Packet sent(PacketSocket socket, int length) throws Exception {
    Packet packet = socket.createPacket(length);
    packet.setDataEnd(length);
    socket.send(packet, FOREVER);
    return packet;
  }

  /**
   * Sends until there is no packet left: a kernel whose peer reads nothing still takes a little now
   * and then.
   */
  private static void exhaust(PacketSocket socket) throws Exception {
    while (true) {
      sent(socket, 1).delete();
    }
  }

  @Test
  void a_receive_may_wait_for_ever() throws Exception {
    run(
        () -> {
          Pair pair = pair();
          PacketPools pools = new PacketPools(PoolSizes.DEFAULT, world.rtos());
          try (PacketSocket socket = new PacketSocket(pools, pair.client())) {
            TestTask<Packet> waiting =
                blocked(() -> socket.receive(Rtos.WAIT_FOREVER).orElseThrow());
            pair.peer().send(bytes("at last"), LONG);
            Packet packet = waiting.result();
            assertThat(packet.length()).isBetween(1, 7);
            packet.delete();
          }
        });
  }

  @Test
  void a_packet_that_was_sent_is_held_by_both_until_its_bytes_are_gone() throws Exception {
    run(
        () -> {
          Pair pair = pair();
          PacketPools pools = new PacketPools(PoolSizes.DEFAULT, world.rtos());
          try (PacketSocket socket = new PacketSocket(pools, pair.client())) {
            Packet packet = socket.createPacket(1);
            while (packet.references() == 1) {
              packet.setDataEnd(1460);
              socket.send(packet, FOREVER);
              // What the stack is still sending, it holds; a peer that does not read makes it so.
              try {
                socket.awaitSent(SHORT);
              } catch (SendTimeoutException _) {
                // It is still being sent.
              }
            }
            packet.delete();
            assertThat(packet.references()).isEqualTo(1);
            assertThatThrownBy(() -> exhaust(socket))
                .isInstanceOf(ResourcesExhaustedException.class)
                .hasMessage("all 2 transmit packets are in use");
            assertThat(pools.snapshot().buffers().subList(2, 4))
                .extracting(buffer -> buffer.references())
                .containsExactly(1, 1);
            TestTask<Boolean> reading =
                TestTask.script(
                    world.rtos(),
                    "read",
                    () -> {
                      byte[] buffer = new byte[1 << 16];
                      while (pools.transmitted().inUse() > 0) {
                        try {
                          pair.peer().receive(buffer, 0, buffer.length, SHORT);
                        } catch (ReceiveTimeoutException _) {
                          // The last bytes were there, and the stack is about to say so.
                        }
                      }
                    });
            socket.awaitSent(LONG);
            assertThat(reading.result()).isTrue();
            assertThat(packet.references()).isZero();
            socket.createPacket(1).delete();
          }
        });
  }
}
