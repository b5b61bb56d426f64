package org.wwep.emulator.nwp.channel;

/**
 * What came over the channel is no frame, or not the one it says: the channel is of no more use.
 */
public final class MalformedFrame extends Exception {
  private static final long serialVersionUID = 1L;

  /** Makes one that says what is wrong. */
  public MalformedFrame(String message) {
    super(message);
  }
}
