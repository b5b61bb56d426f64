package org.wwep.emulator.coprocessor.channel;

/** The Wi-Fi role of the coprocessor. */
public enum Role {
  /** It joins networks, and makes none: the only one there is. */
  STATION(0);

  private final int number;

  Role(int number) {
    this.number = number;
  }

  /** Returns the number on the channel. */
  public int number() {
    return number;
  }

  /** Finds the one with this number. */
  public static Role of(int number) throws MalformedFrameException {
    if (number != STATION.number) {
      throw new MalformedFrameException("no role has number " + number);
    }
    return STATION;
  }
}
