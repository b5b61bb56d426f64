package org.wwep.net;

import java.time.Duration;

/**
 * A byte stream to a peer, in the clear or secured.
 *
 * <p>One task may send while another receives; closing from anywhere ends both, with {@link
 * LocallyClosed}.
 */
public interface Connection extends AutoCloseable {
  /**
   * Sends all of the bytes.
   *
   * @throws SendTimeout if they are not taken in time; how many were is unknown then
   * @throws PeerReset if the peer is gone
   */
  void send(byte[] bytes, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException;

  /** Sends a whole array, as {@link #send(byte[], int, int, Duration)}. */
  default void send(byte[] bytes, Duration timeout) throws LinkException, InterruptedException {
    send(bytes, 0, bytes.length, timeout);
  }

  /**
   * Receives what there is, at least one byte.
   *
   * @return how many bytes were put at {@code offset}, 1 to {@code length}, or -1 once the peer has
   *     finished sending
   * @throws ReceiveTimeout if nothing comes in time; the connection stays usable
   * @throws PeerReset if the connection breaks
   */
  int receive(byte[] buffer, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException;

  /** Finishes sending (half-close): the peer reads the end, and may still answer. */
  void shutdownOutput() throws LinkException;

  /** Returns the peer's address and port. */
  Endpoint remote();

  /** Returns the own address and port. */
  Endpoint local();

  /** Closes both directions; never throws, may be called twice. */
  @Override
  void close();
}
