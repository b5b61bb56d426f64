package org.wwep.net.packet;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.jspecify.annotations.Nullable;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LingeringClose;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.ResourcesExhaustedException;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Semaphore;

/**
 * Packets over a connection, in the clear or secured.
 *
 * <p><b>Shape</b>: one task may send while another receives. {@link #disconnect} and {@link #close}
 * may come from any, and end what blocks. The connection is this socket's to close.
 *
 * <p><b>Errors</b>: trouble on the link is a {@link LinkException}; a broken rule of the packets is
 * a {@link PacketMisuseException}.
 *
 * <p><b>Source</b>: {@code wiced_packet_create_tcp}, {@code wiced_tcp_send_packet}, {@code
 * wiced_tcp_receive}, {@code wiced_tcp_disconnect}, {@code wiced_tcp_delete_socket}.
 */
public final class PacketSocket implements PacketSender, AutoCloseable {
  private static final Duration LAST_PACKETS = Duration.ofSeconds(5);

  private final PacketPools pools;
  private final Connection connection;

  /** The packets that firmware holds. */
  private final Set<Packet> held;

  /** Rings when a receive buffer may be free, and at the end; null in pools for one task. */
  private final @Nullable Semaphore bell;

  /** The stack's side of sending; null in pools for one task. */
  private final @Nullable PacketTransmitter transmitter;

  /**
   * What was received and has no buffer yet: it stands for the peer's window, so no buffer is taken
   * while nothing comes. Owned by the task that receives.
   */
  private byte @Nullable [] arrived;

  private int waiting;
  private boolean counted;
  private volatile boolean closed;

  /** Puts packets on a connection. */
  public PacketSocket(PacketPools pools, Connection connection) {
    this(pools, connection, new CopyOnWriteArraySet<>());
  }

  /** Puts packets on one of several connections that answer for their packets together. */
  PacketSocket(PacketPools pools, Connection connection, Set<Packet> held) {
    this.pools = pools;
    this.connection = connection;
    this.held = held;
    Rtos rtos = pools.rtos();
    this.bell = rtos == null ? null : rtos.semaphore(0);
    this.transmitter = rtos == null ? null : new PacketTransmitter(rtos, connection);
  }

  @Override
  public Packet createPacket(int contentLength) throws LinkException {
    if (contentLength < 0) {
      throw new IllegalArgumentException("content has 0 bytes or more, was " + contentLength);
    }
    BufferPool pool = pools.transmit();
    throwIfClosed();
    Packet packet = pool.take(this);
    if (packet == null) {
      pool.countRefused();
      throw new ResourcesExhaustedException("all " + pool.size() + " transmit packets are in use");
    }
    return kept(packet);
  }

  @Override
  public void send(Packet packet, Duration timeout) throws LinkException, InterruptedException {
    throwIfClosed();
    int length = packet.length();
    PacketTransmitter stack = transmitter;
    if (stack != null) {
      stack.throwIfFailed();
      packet.beginSend(this);
      stack.send(packet, length, timeout);
      return;
    }
    packet.beginSend(this);
    try {
      connection.send(packet.buffer(), PoolSizes.HEADERS, length, timeout);
    } finally {
      packet.endSend();
    }
  }

  @Override
  public void awaitSent(Duration timeout) throws LinkException, InterruptedException {
    throwIfClosed();
    if (transmitter != null) {
      transmitter.await(timeout);
    }
  }

  /**
   * Receives the next packet, which the firmware then holds.
   *
   * @return the packet, or nothing once the peer has finished sending
   * @throws ReceiveTimeoutException if nothing comes in time, or no receive buffer is free in time:
   *     then the packet is received later
   * @throws LinkException as {@link Connection#receive}
   */
  public Optional<Packet> receive(Duration timeout) throws LinkException, InterruptedException {
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
    Packet packet = pools.receive().take(this);
    if (packet == null) {
      if (!counted) {
        counted = true;
        pools.receive().countHeldBack();
      }
      packet = rtos == null || bell == null ? null : pools.receive().await(this, rtos, bell, until);
    }
    if (packet == null) {
      throwIfClosed();
      throw new ReceiveTimeoutException(
          "no receive buffer was free within " + timeout.toMillis() + " ms: the peer is held back");
    }
    packet.put(0, bytes, 0, waiting);
    packet.setDataEnd(waiting);
    waiting = 0;
    return Optional.of(kept(packet));
  }

  /**
   * Receives and drops, without a packet: what a closing side does with bytes that come too late.
   *
   * @return how many bytes were dropped, or -1 once the peer has finished sending
   * @throws LinkException as {@link Connection#receive}
   */
  public int discard(Duration timeout) throws LinkException, InterruptedException {
    byte[] bytes = frame();
    int dropped = waiting;
    waiting = 0;
    return dropped > 0 ? dropped : connection.receive(bytes, 0, bytes.length, timeout);
  }

  /**
   * Finishes sending (half-close), behind what was sent before: the peer reads the end, and may
   * still answer.
   */
  public void finish() throws LinkException {
    if (transmitter == null || transmitter.isIdle()) {
      connection.shutdownOutput();
    } else {
      transmitter.finish();
    }
  }

  /** Finishes sending, and lets the peer read to the end, as {@link LingeringClose#linger}. */
  public void linger(LingeringClose lingeringClose) throws LinkException, InterruptedException {
    throwIfClosed();
    waiting = 0;
    awaitSent(LAST_PACKETS);
    lingeringClose.linger(connection);
  }

  @Override
  public Endpoint peer() {
    return connection.remote();
  }

  /** Ends the connection, and what blocks on it; packets live on until they are deleted. */
  public void disconnect() {
    detach();
    connection.close();
  }

  /** Ends the use of packets, and leaves the connection open to whoever else has it. */
  public void detach() {
    closed = true;
    if (bell != null) {
      bell.release();
    }
    if (transmitter != null) {
      transmitter.stop();
    }
  }

  /**
   * Deletes the socket: the connection ends, and every packet has to be deleted by now.
   *
   * @throws PacketMisuseException of kind {@code LEAK} if one is not; it is freed all the same
   */
  public void delete() {
    disconnect();
    PacketLeaks.free(held).throwIfAny();
  }

  /** Deletes the socket from whatever state, as a clean-up: leaks are logged. Never throws. */
  @Override
  public void close() {
    disconnect();
    PacketLeaks.free(held).logIfAny();
  }

  boolean isClosed() {
    return closed;
  }

  /** Forgets a packet that the firmware does not hold any more. */
  void forget(Packet packet) {
    held.remove(packet);
  }

  /** Hands a packet to the firmware. */
  private Packet kept(Packet packet) throws LocallyClosedException {
    held.add(packet);
    // Looked at after adding: either this sees the end, or the end sees the packet.
    if (closed) {
      packet.drop();
      throwIfClosed();
    }
    return packet;
  }

  private byte[] frame() throws LocallyClosedException {
    throwIfClosed();
    byte[] frame = arrived;
    if (frame == null) {
      frame = new byte[pools.sizes().room()];
      arrived = frame;
    }
    return frame;
  }

  private void throwIfClosed() throws LocallyClosedException {
    if (closed) {
      throw new LocallyClosedException("the packet socket was closed on this side");
    }
  }
}
