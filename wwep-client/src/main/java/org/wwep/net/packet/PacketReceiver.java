package org.wwep.net.packet;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.net.Connection;
import org.wwep.net.LinkException;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Semaphore;

/**
 * The stack's side of receiving on one socket.
 *
 * <p>What was received and has no buffer yet stands for the peer's window, so no buffer is taken
 * while nothing comes. Owned by the task that receives.
 */
final class PacketReceiver {
  private final PacketPools pools;
  private final Connection connection;
  private byte @Nullable [] arrived;
  private int waiting;
  private boolean counted;

  PacketReceiver(PacketPools pools, Connection connection) {
    this.pools = pools;
    this.connection = connection;
  }

  /** Receives the next packet; nothing at the end, or once the socket is closed. */
  Optional<Packet> receive(PacketSocket socket, @Nullable Semaphore bell, Duration timeout)
      throws LinkException, InterruptedException {
    Rtos rtos = pools.rtos();
    Instant until = rtos == null ? Instant.MIN : rtos.now().plus(timeout);
    byte[] bytes = frame();
    if (waiting == 0) {
      int count = connection.receive(bytes, 0, bytes.length, timeout);
      if (count < 0) {
        return Optional.empty();
      }
      waiting = count;
      counted = false;
    }
    Packet packet = pools.receive().take(socket);
    if (packet == null) {
      if (!counted) {
        counted = true;
        pools.receive().countHeldBack();
      }
      packet =
          rtos == null || bell == null ? null : pools.receive().await(socket, rtos, bell, until);
    }
    if (packet == null) {
      socket.throwIfClosed();
      throw new ReceiveTimeoutException(
          "no receive buffer was free within " + timeout.toMillis() + " ms: the peer is held back");
    }
    packet.put(0, bytes, 0, waiting);
    packet.setDataEnd(waiting);
    waiting = 0;
    return Optional.of(packet);
  }

  /** Receives and drops; returns how many bytes were dropped, or -1 at the end. */
  int discard(Duration timeout) throws LinkException, InterruptedException {
    byte[] bytes = frame();
    int dropped = clear();
    return dropped > 0 ? dropped : connection.receive(bytes, 0, bytes.length, timeout);
  }

  /** Drops what has no buffer, and returns how many bytes that were. */
  int clear() {
    int dropped = waiting;
    waiting = 0;
    return dropped;
  }

  private byte[] frame() {
    byte[] frame = arrived;
    if (frame == null) {
      frame = new byte[pools.sizes().room()];
      arrived = frame;
    }
    return frame;
  }
}
