package org.wwep.emulator.coprocessor.channel;

/** There is nobody at the other end: it has no power, or the channel broke. */
public final class ChannelClosedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Makes one that says why. */
  public ChannelClosedException(String message) {
    super(message);
  }
}
