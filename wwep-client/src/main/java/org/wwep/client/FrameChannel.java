package org.wwep.client;

import java.time.Duration;
import org.wwep.net.Connection;
import org.wwep.net.LinkException;

/** A connection as one API style presents it: what a client needs of it, and no more. */
public interface FrameChannel extends AutoCloseable {
  /**
   * Sends a whole frame, and lets it leave at once.
   *
   * @throws LinkException as {@link Connection#send}
   */
  void send(byte[] frame, Duration timeout) throws LinkException, InterruptedException;

  /**
   * Receives what there is, at least one byte.
   *
   * @return how many bytes were put into the buffer, or -1 once the peer has finished sending
   * @throws LinkException as {@link Connection#receive}
   */
  int receive(byte[] buffer, Duration timeout) throws LinkException, InterruptedException;

  /** Gives back what the API style holds; the connection stays open. Never throws. */
  @Override
  void close();
}
