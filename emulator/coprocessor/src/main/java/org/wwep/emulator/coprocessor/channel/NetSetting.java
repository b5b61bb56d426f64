package org.wwep.emulator.coprocessor.channel;

import java.util.Optional;

/** The interface setting that a command changes. */
public enum NetSetting {
  /** Addresses come by DHCP, from the next join on. */
  DHCP(0),
  /** The addresses that follow hold from the next join on. */
  STATIC(1),
  /** The MAC address that follows, as a text, holds from the next start on. */
  MAC(2),
  /** The addresses that follow are the own network's, from the next start on. */
  HOTSPOT_ADDRESS(3),
  /** The {@link DhcpRange} that follows is the own network's, from the next start on. */
  HOTSPOT_DHCP(4);

  private final int number;

  NetSetting(int number) {
    this.number = number;
  }

  /** Returns the number on the channel. */
  public int number() {
    return number;
  }

  /** Finds the one with this number. */
  public static Optional<NetSetting> of(int number) {
    return NumberLookup.find(values(), NetSetting::number, number);
  }
}
