package org.wwep.emulator.coprocessor.channel;

import java.util.Locale;

/**
 * The Wi-Fi role of the coprocessor.
 *
 * <p><b>Source</b>: the numbers of {@code ROLE_STA}, {@code ROLE_AP} and {@code ROLE_P2P} in TI's
 * host driver.
 */
public enum Role {
  /** It joins networks. */
  STATION(0),
  /** It opens a network, and gives its stations addresses. */
  ACCESS_POINT(2),
  /** Wi-Fi Direct: it has a number so that it can be refused by name. */
  P2P(3);

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
    return NumberLookup.get(values(), Role::number, number, "role");
  }

  @Override
  public String toString() {
    return this == P2P ? "P2P" : name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
