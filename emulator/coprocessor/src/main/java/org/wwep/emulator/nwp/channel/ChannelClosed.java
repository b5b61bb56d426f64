package org.wwep.emulator.nwp.channel;

/** There is nobody at the other end: it has no power, or the channel broke. */
public final class ChannelClosed extends Exception {
  private static final long serialVersionUID = 1L;

  /** Makes one that says why. */
  public ChannelClosed(String message) {
    super(message);
  }
}
