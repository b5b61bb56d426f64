package org.wwep.emulator.coprocessor.driver;

import org.wwep.emulator.coprocessor.channel.IpConfiguration;

/** What the radio tells. */
public sealed interface RadioEvent {
  /** Returns it as a line of a log. */
  String words();

  /**
   * A network was joined; there is no address yet.
   *
   * @param ssid its name
   * @param rssi how strong it is, in dBm
   */
  record Connected(String ssid, int rssi) implements RadioEvent {
    @Override
    public String words() {
      return "Wi-Fi connected to " + ssid;
    }
  }

  /**
   * There is no network, or no more.
   *
   * @param why what happened
   */
  record Disconnected(String why) implements RadioEvent {
    @Override
    public String words() {
      return "Wi-Fi disconnected: " + why;
    }
  }

  /**
   * There is an address.
   *
   * @param addresses all of them
   */
  record IpAcquired(IpConfiguration addresses) implements RadioEvent {
    @Override
    public String words() {
      return "Address acquired: " + addresses;
    }
  }

  /** There is no address any more. */
  record IpLost() implements RadioEvent {
    @Override
    public String words() {
      return "Address lost";
    }
  }
}
