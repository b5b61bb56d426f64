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

  /** What has come and has no buffer yet. */
  private byte @Nullable [] waiting;

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
    byte[] bytes = waiting;
    if (bytes == null) {
      bytes = connection.receive(pools.sizes().room(), timeout);
      if (bytes == null) {
        return Optional.empty();
      }
      waiting = bytes;
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
    packet.fill(bytes);
    waiting = null;
    return Optional.of(packet);
  }

  /** Receives and drops; returns how many bytes were dropped, or -1 at the end. */
  int discard(Duration timeout) throws LinkException, InterruptedException {
    int dropped = clear();
    if (dropped > 0) {
      return dropped;
    }
    byte[] bytes = connection.receive(pools.sizes().room(), timeout);
    return bytes == null ? -1 : bytes.length;
  }

  /** Drops what has no buffer, and returns how many bytes that were. */
  int clear() {
    byte[] bytes = waiting;
    waiting = null;
    return bytes == null ? 0 : bytes.length;
  }
}
