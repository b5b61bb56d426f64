package org.wwep.emulator.coprocessor;

import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;

/**
 * Sockets of frames and packets, which the part has and the emulation has not.
 *
 * <p><b>Source</b>: {@code SL_AF_RF} and {@code SL_AF_PACKET} in TI's host driver.
 */
final class TransceiverMode {
  private static final int AF_RF = 6;
  private static final int AF_PACKET = 17;

  private TransceiverMode() {}

  /** Throws if such a socket is asked for. */
  static void throwIfAsked(int family) throws ErrnoException {
    if (family == AF_RF || family == AF_PACKET) {
      throw new ErrnoException(
          Errno.EAFNOSUPPORT,
          "transceiver mode: there are no raw sockets here, below TCP is nothing; take AF_INET");
    }
  }
}
