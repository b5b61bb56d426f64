package org.wwep.net;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.rtos.EventSource;

/**
 * A byte stream to a peer, in the clear or secured.
 *
 * <p><b>Shape</b>: one task may send while another receives; closing from anywhere ends both, with
 * {@link LocallyClosedException}. A cancelled task gets {@link InterruptedException} and leaves the
 * connection open: whoever owns it closes it.
 *
 * <p><b>Units</b>: a timeout is 0 or more; 0 only looks: a send hands over what the stack takes at
 * once, a receive returns what is there.
 *
 * <p><b>Errors</b>: before {@link TcpSocket#connect} and after {@link #close()} everything throws
 * {@link LocallyClosedException}. A negative timeout, or a slice that is not inside its array, is
 * an {@link IllegalArgumentException}.
 */
public interface Connection extends AutoCloseable {
  /**
   * Sends all of the bytes; done means that the stack took them, not that the peer has them.
   *
   * <p>Since a peer that has closed looks like one that has finished sending, the first send to it
   * may still succeed; one of the next throws {@link PeerResetException}.
   *
   * @param length how many, 0 or more
   * @throws SendTimeoutException if they are not taken in time; how many were is unknown then
   * @throws PeerResetException if the peer is gone
   * @throws LocallyClosedException if this side closed, or has finished sending
   */
  void send(byte[] bytes, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException;

  /** Sends a whole array, as {@link #send(byte[], int, int, Duration)}. */
  default void send(byte[] bytes, Duration timeout) throws LinkException, InterruptedException {
    send(bytes, 0, bytes.length, timeout);
  }

  /**
   * Sends what the stack takes, at least one byte.
   *
   * <p>A stack that cannot say how much it took sends all of them.
   *
   * @param length how many at most, 1 or more
   * @return how many were taken, 1 to {@code length}
   * @throws SendTimeoutException if none is taken in time. Where bytes go out in records, one may
   *     be on its way then: the next call has to bring the same bytes again, and nothing else can
   *     be sent
   */
  default int sendSome(byte[] bytes, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    send(bytes, offset, length, timeout);
    return length;
  }

  /**
   * Returns how many bytes a send would take now, at once and without trouble; 0 where that is not
   * known.
   */
  default int room() {
    return 0;
  }

  /**
   * Waits until the stack takes bytes, and returns whether it does.
   *
   * <p>A stack that cannot say says yes.
   */
  default boolean sendable(Duration timeout) throws LinkException, InterruptedException {
    return true;
  }

  /**
   * Receives what there is, at least one byte.
   *
   * @param length how many at most, 1 or more
   * @return how many bytes were put at {@code offset}, 1 to {@code length}, or -1 once the peer has
   *     finished sending
   * @throws ReceiveTimeoutException if nothing comes in time; the connection stays usable
   * @throws PeerResetException if the connection breaks
   */
  int receive(byte[] buffer, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException;

  /**
   * Receives what there is, as {@link #receive(byte[], int, int, Duration)}, into an array that is
   * the caller's: no buffer has to wait for it.
   *
   * @param most how many bytes at most, 1 or more
   * @return 1 to {@code most} bytes, or null once the peer has finished sending
   */
  default byte @Nullable [] receive(int most, Duration timeout)
      throws LinkException, InterruptedException {
    byte[] buffer = new byte[most];
    int count = receive(buffer, 0, most, timeout);
    if (count < 0) {
      return null;
    }
    return count == most ? buffer : Arrays.copyOf(buffer, count);
  }

  /**
   * Returns what is received, up to {@code most} bytes at a time, as a source for one task: bytes
   * as {@link #receive(int, Duration)} returns them.
   */
  default EventSource<Arrival<byte[]>> arrivals(int most) {
    return Arrival.source(timeout -> receive(most, timeout));
  }

  /**
   * Finishes sending (half-close): the peer reads the end, and may still answer.
   *
   * <p>A second call changes nothing.
   */
  void shutdownOutput() throws LinkException;

  /**
   * Acknowledges at once what the peer has sent so far, where the stack can: a peer whose stack
   * holds small segments back until then (Nagle) goes on, and does not wait for a delayed
   * acknowledgement.
   */
  default void acknowledge() {}

  /**
   * Returns what protects the bytes, such as {@code TLS 1.3 AES_128_GCM with CN=localhost}, or
   * nothing if they are in the clear.
   */
  default Optional<String> protection() {
    return Optional.empty();
  }

  /**
   * Returns the peer's address and port, also after closing.
   *
   * @throws IllegalStateException if it was never connected
   */
  Endpoint remote();

  /** Returns the own address and port, also after closing; port 0 until one is taken. */
  Endpoint local();

  /**
   * Breaks the connection: the peer gets {@link PeerResetException} where the stack can do that,
   * and else an ordinary close. Never throws; this side is closed afterwards.
   */
  default void abort() {
    close();
  }

  /** Closes both directions; never throws, may be called twice. */
  @Override
  void close();
}
