package org.wwep.net.stream;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.net.Connection;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.packet.Fragment;
import org.wwep.net.packet.Packet;
import org.wwep.net.packet.PacketPools;
import org.wwep.net.packet.PacketSocket;
import org.wwep.net.packet.PoolSizes;
import org.wwep.value.Ranges;

/**
 * Buffered writing and reading over a connection: small writes leave together. Streams hide
 * packets, which they use underneath.
 *
 * <p><b>Shape</b>: one task writes and flushes, and one (the same or another) reads. Written bytes
 * wait in a packet until {@link #flush}, or until the packet is full. Ending the stream leaves the
 * connection open, since that is deleted by itself.
 *
 * <p><b>Units</b>: a packet takes 1,460 bytes unless the pools say otherwise: what one Ethernet
 * frame carries.
 *
 * <p><b>Errors</b>: as the connection's, and {@link org.wwep.net.ResourcesExhaustedException} where
 * no packet is left. When sending fails, what the packet held is dropped, since nobody knows how
 * much of it left. A closed stream throws {@link LocallyClosedException}.
 *
 * <p><b>Source</b>: WICED's {@code wiced_tcp_stream_init} (the constructor), {@code
 * wiced_tcp_stream_write}, {@code wiced_tcp_stream_flush}, {@code wiced_tcp_stream_read} and {@code
 * wiced_tcp_stream_deinit}; {@code wiced_tcp_delete_socket} is {@link Connection#close()}.
 */
public final class TcpStream implements AutoCloseable {
  private final Connection connection;
  private final PacketSocket packets;
  private @Nullable Packet writing;
  private int used;

  /** Guarded by the monitor, since a close may come from any task and gives it back. */
  private @Nullable Packet reading;

  private int read;
  private volatile boolean closed;

  /** Makes a stream with pools of its own. */
  public TcpStream(Connection connection) {
    this(connection, new PacketPools(PoolSizes.DEFAULT));
  }

  /** Makes a stream whose packets come from the device's pools. */
  public TcpStream(Connection connection, PacketPools pools) {
    this.connection = connection;
    this.packets = new PacketSocket(pools, connection);
  }

  /** Writes a whole array, as {@link #write(byte[], int, int, Duration)}. */
  public void write(byte[] bytes, Duration timeout) throws LinkException, InterruptedException {
    write(bytes, 0, bytes.length, timeout);
  }

  /**
   * Writes into the packet; each time that is full it is sent.
   *
   * @param timeout for each packet that has to be sent meanwhile
   * @throws LinkException as {@link Connection#send(byte[], int, int, Duration)}
   */
  public void write(byte[] bytes, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    throwIfClosed();
    Ranges.slice(bytes, offset, length, 0);
    for (int done = 0; done < length; ) {
      Packet packet = writing;
      if (packet == null) {
        packet = packets.createPacket(length - done);
        writing = packet;
        used = 0;
      }
      int part = Math.min(length - done, packet.available() - used);
      packet.put(used, bytes, offset + done, part);
      used += part;
      done += part;
      if (used == packet.available()) {
        flush(timeout);
      }
    }
  }

  /**
   * Sends what was written, and waits until the stack has sent it; returns at once if there is
   * nothing.
   *
   * @throws LinkException as {@link Connection#send(byte[], int, int, Duration)}
   */
  public void flush(Duration timeout) throws LinkException, InterruptedException {
    throwIfClosed();
    Packet packet = writing;
    writing = null;
    if (packet == null) {
      return;
    }
    try {
      packet.setDataEnd(used);
      packets.send(packet, timeout);
    } finally {
      packet.delete();
    }
    packets.awaitSent(timeout);
  }

  /**
   * Reads until the slice is full, nothing more comes in time, or the peer has finished sending;
   * does not flush.
   *
   * @param length how many, 1 or more
   * @param timeout for each wait for more bytes
   * @return how many bytes were put at {@code offset}: fewer than {@code length} if nothing more
   *     came in time or the peer had finished; -1 if there was nothing more to come
   * @throws ReceiveTimeoutException if nothing at all comes in time
   * @throws LinkException as {@link Connection#receive}
   */
  public int read(byte[] buffer, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    Ranges.slice(buffer, offset, length, 1);
    int count = 0;
    while (count < length) {
      int some;
      try {
        some = readAvailable(buffer, offset + count, length - count, timeout);
      } catch (ReceiveTimeoutException e) {
        if (count == 0) {
          throw e;
        }
        return count;
      }
      if (some < 0) {
        return count == 0 ? -1 : count;
      }
      count += some;
    }
    return count;
  }

  /** Reads into a whole array, as {@link #read(byte[], int, int, Duration)}. */
  public int read(byte[] buffer, Duration timeout) throws LinkException, InterruptedException {
    return read(buffer, 0, buffer.length, timeout);
  }

  /**
   * Reads what there is, at least one byte: for a reply whose length is known only from its first
   * byte.
   *
   * @param length how many at most, 1 or more
   * @return how many bytes were put at {@code offset}, or -1 once the peer has finished sending
   * @throws LinkException as {@link Connection#receive}
   */
  public int readAvailable(byte[] buffer, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    throwIfClosed();
    Ranges.slice(buffer, offset, length, 1);
    int count = take(buffer, offset, length);
    while (count == 0) {
      Optional<Packet> packet = packets.receive(timeout);
      if (packet.isEmpty()) {
        return -1;
      }
      keep(packet.get());
      count = take(buffer, offset, length);
    }
    return count;
  }

  /** Reads what there is into an array, as {@link #readAvailable(byte[], int, int, Duration)}. */
  public int readAvailable(byte[] buffer, Duration timeout)
      throws LinkException, InterruptedException {
    return readAvailable(buffer, 0, buffer.length, timeout);
  }

  private synchronized void keep(Packet packet) throws LocallyClosedException {
    if (closed) {
      packet.delete();
      throwIfClosed();
    }
    reading = packet;
    read = 0;
  }

  /** Takes what the packet has, and gives it back once nothing is left. */
  private synchronized int take(byte[] buffer, int offset, int length) {
    Packet packet = reading;
    if (packet == null) {
      return 0;
    }
    Fragment fragment = packet.data(read);
    int count = Math.min(fragment.length(), length);
    fragment.copyTo(buffer, offset, count);
    read += count;
    if (count == fragment.available()) {
      reading = null;
      packet.delete();
    }
    return count;
  }

  /**
   * Ends the stream, not the connection, once what was written is sent.
   *
   * @throws LinkException as {@link #flush}; the stream has ended all the same
   */
  public void deinit(Duration timeout) throws LinkException, InterruptedException {
    try (this) {
      flush(timeout);
    }
  }

  /**
   * Ends the stream from whatever state, not the connection; bytes not flushed are dropped. May be
   * called twice.
   */
  @Override
  public void close() {
    closed = true;
    packets.detach();
    giveBack();
  }

  private synchronized void giveBack() {
    Packet packet = reading;
    reading = null;
    if (packet != null) {
      packet.delete();
    }
    packets.dropHeld();
  }

  private void throwIfClosed() throws LocallyClosedException {
    if (closed) {
      throw new LocallyClosedException(
          "the stream on the connection to " + connection.remote() + " ended");
    }
  }
}
