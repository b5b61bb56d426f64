package org.wwep.net.packet;

import java.time.Duration;
import java.util.Optional;
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
  private final HeldPackets held;

  /** Rings when a receive buffer may be free, and at the end; null in pools for one task. */
  private final @Nullable Semaphore bell;

  /** The stack's side of sending; null in pools for one task. */
  private final @Nullable PacketTransmitter transmitter;

  private final PacketReceiver receiver;

  private final CallbackClaim callbacks = new CallbackClaim();

  private volatile boolean closed;

  /** Puts packets on a connection. */
  public PacketSocket(PacketPools pools, Connection connection) {
    this(pools, connection, new HeldPackets());
  }

  /** Puts packets on one of several connections that answer for their packets together. */
  PacketSocket(PacketPools pools, Connection connection, HeldPackets held) {
    this.pools = pools;
    this.connection = connection;
    this.held = held;
    this.receiver = new PacketReceiver(pools, connection);
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
    PacketTransmitter stack = transmitter;
    if (stack != null) {
      stack.throwIfFailed();
      stack.send(packet, packet.beginSend(this), timeout);
      return;
    }
    int length = packet.beginSend(this);
    try {
      connection.send(packet.content(), 0, length, timeout);
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
    throwIfClosed();
    Packet left = callbacks.take();
    if (left != null) {
      return Optional.of(left);
    }
    Optional<Packet> packet = receiver.receive(this, bell, timeout);
    return packet.isPresent() ? Optional.of(kept(packet.get())) : packet;
  }

  /**
   * Receives and drops, without a packet: what a closing side does with bytes that come too late.
   *
   * @return how many bytes were dropped, or -1 once the peer has finished sending
   * @throws LinkException as {@link Connection#receive}
   */
  public int discard(Duration timeout) throws LinkException, InterruptedException {
    throwIfClosed();
    return receiver.discard(timeout);
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
    receiver.clear();
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
    if (transmitter != null) {
      transmitter.end();
    }
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

  /** Gives back what firmware still holds, without a word: what hides packets tells nothing. */
  public void dropHeld() {
    held.list().forEach(Packet::drop);
  }

  /** Returns whether it has callbacks, for those who register and take back. */
  CallbackClaim callbacks() {
    return callbacks;
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

  void throwIfClosed() throws LocallyClosedException {
    if (closed) {
      throw new LocallyClosedException("the packet socket was closed on this side");
    }
  }
}
