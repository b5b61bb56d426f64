package org.wwep.protocol;

import java.util.Arrays;

/**
 * The messages of the course's present edition: 20 bytes each, a frame, a NUL, and anything.
 *
 * <p><b>Source</b>: {@code docs/reference/protocol.md}, on padded frames.
 */
public final class PaddedFrame {
  /** How long a padded message is. */
  public static final int LENGTH = 20;

  private PaddedFrame() {}

  /** Returns a frame as a padded message; a text that leaves no room for the NUL is cut off. */
  public static byte[] pad(byte[] frame) {
    byte[] message = Arrays.copyOf(frame, LENGTH);
    message[LENGTH - 1] = 0;
    return message;
  }
}
