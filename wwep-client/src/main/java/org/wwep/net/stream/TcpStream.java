package org.wwep.net.stream;

import java.time.Duration;
import org.wwep.net.Connection;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.value.Ranges;

/**
 * Buffered writing and plain reading over a connection: small writes leave together.
 *
 * <p><b>Shape</b>: one task writes and flushes, and one (the same or another) reads. Written bytes
 * wait in a segment until {@link #flush}, or until the segment is full. Closing the stream drops
 * what was not flushed and leaves the connection open, since that is deleted by itself.
 *
 * <p><b>Units</b>: a segment holds 1,460 bytes unless told otherwise: what one Ethernet frame
 * carries.
 *
 * <p><b>Errors</b>: as the connection's. When sending fails, what the segment held is dropped,
 * since nobody knows how much of it left. A closed stream throws {@link LocallyClosedException}.
 *
 * <p><b>Source</b>: WICED's {@code wiced_tcp_stream_init} (the constructor), {@code
 * wiced_tcp_stream_write}, {@code wiced_tcp_stream_flush}, {@code wiced_tcp_stream_read} and {@code
 * wiced_tcp_stream_deinit} ({@link #close()}; {@code wiced_tcp_delete_socket} is {@link
 * Connection#close()}). There a read waits until the whole buffer is filled; here it returns what
 * there is, since a reply's length is known only from its first byte.
 */
public final class TcpStream implements AutoCloseable {
  /** The bytes of TCP payload in an ordinary Ethernet frame. */
  public static final int SEGMENT = 1460;

  private final Connection connection;
  private final byte[] segment;
  private int used;
  private volatile boolean closed;

  /** Wraps a connection, with segments of {@link #SEGMENT} bytes. */
  public TcpStream(Connection connection) {
    this(connection, SEGMENT);
  }

  /**
   * Wraps a connection.
   *
   * @param segment how many bytes are held back at most, 1 or more
   */
  public TcpStream(Connection connection, int segment) {
    if (segment < 1) {
      throw new IllegalArgumentException("a segment has 1 byte or more, was " + segment);
    }
    this.connection = connection;
    this.segment = new byte[segment];
  }

  /** Writes a whole array, as {@link #write(byte[], int, int, Duration)}. */
  public void write(byte[] bytes, Duration timeout) throws LinkException, InterruptedException {
    write(bytes, 0, bytes.length, timeout);
  }

  /**
   * Writes into the segment; each time that is full it is sent.
   *
   * @param timeout for each segment that has to be sent meanwhile
   * @throws LinkException as {@link Connection#send(byte[], int, int, Duration)}
   */
  public void write(byte[] bytes, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    throwIfClosed();
    Ranges.slice(bytes, offset, length, 0);
    for (int done = 0; done < length; ) {
      int part = Math.min(length - done, segment.length - used);
      System.arraycopy(bytes, offset + done, segment, used, part);
      used += part;
      done += part;
      if (used == segment.length) {
        flush(timeout);
      }
    }
  }

  /**
   * Sends what was written; returns at once if there is nothing.
   *
   * @throws LinkException as {@link Connection#send(byte[], int, int, Duration)}
   */
  public void flush(Duration timeout) throws LinkException, InterruptedException {
    throwIfClosed();
    int length = used;
    used = 0;
    if (length > 0) {
      connection.send(segment, 0, length, timeout);
    }
  }

  /**
   * Reads what there is, at least one byte; does not flush.
   *
   * @param length how many at most, 1 or more
   * @return how many bytes were put at {@code offset}, or -1 once the peer has finished sending
   * @throws LinkException as {@link Connection#receive}
   */
  public int read(byte[] buffer, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    throwIfClosed();
    return connection.receive(buffer, offset, length, timeout);
  }

  /** Reads into a whole array, as {@link #read(byte[], int, int, Duration)}. */
  public int read(byte[] buffer, Duration timeout) throws LinkException, InterruptedException {
    return read(buffer, 0, buffer.length, timeout);
  }

  /** Ends the stream, not the connection; bytes not flushed are dropped. May be called twice. */
  @Override
  public void close() {
    closed = true;
  }

  private void throwIfClosed() throws LocallyClosedException {
    if (closed) {
      throw new LocallyClosedException(
          "the stream on the connection to " + connection.remote() + " ended");
    }
  }
}
