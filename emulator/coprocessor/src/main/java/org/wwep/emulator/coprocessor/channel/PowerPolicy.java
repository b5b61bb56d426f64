package org.wwep.emulator.coprocessor.channel;

import java.util.Locale;

/**
 * When the coprocessor sleeps.
 *
 * <p><b>Source</b>: the names and numbers of {@code SL_WLAN_POLICY_PM} in TI's host driver. {@link
 * #NORMAL} and {@link #ALWAYS_ON} work; how the others differ from the first depends on beacons,
 * which are not emulated, so they are refused by name.
 */
public enum PowerPolicy {
  /** It sleeps once it has had nothing to do for a while. */
  NORMAL(0),
  /** Refused. */
  LOW_LATENCY(1),
  /** Refused. */
  LOW_POWER(2),
  /** It never sleeps. */
  ALWAYS_ON(3),
  /** Refused. */
  LONG_SLEEP(4);

  private final int number;

  PowerPolicy(int number) {
    this.number = number;
  }

  /** Returns the number on the channel. */
  public int number() {
    return number;
  }

  /** Returns whether it works here. */
  public boolean works() {
    return this == NORMAL || this == ALWAYS_ON;
  }

  /** Finds the one with this number. */
  public static PowerPolicy of(int number) throws MalformedFrameException {
    return NumberLookup.get(values(), PowerPolicy::number, number, "power policy");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
