package org.wwep.emulator.coprocessor.channel;

/**
 * What came over the channel is no frame, or not the one it says: the channel is of no more use.
 */
public final class MalformedFrameException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Makes one that says what is wrong. */
  public MalformedFrameException(String message) {
    super(message);
  }
}
