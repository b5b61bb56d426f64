package org.wwep.emulator.coprocessor.driver;

import java.net.InetAddress;
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

  /**
   * The own network is open.
   *
   * @param ssid its name
   * @param secured whether it has a key
   * @param addresses the own addresses in it
   */
  record AccessPointOpened(String ssid, boolean secured, IpConfiguration addresses)
      implements RadioEvent {
    @Override
    public String words() {
      return "Access point " + ssid + " open at " + addresses + (secured ? ", WPA2" : "");
    }
  }

  /**
   * A station is on the own network.
   *
   * @param mac its MAC address
   */
  record StationConnected(String mac) implements RadioEvent {
    @Override
    public String words() {
      return "Station connected: " + mac;
    }
  }

  /**
   * A station was given an address.
   *
   * @param mac its MAC address
   * @param address its address
   */
  record AddressLeased(String mac, InetAddress address) implements RadioEvent {
    @Override
    public String words() {
      return "Address leased: " + address.getHostAddress() + " to " + mac;
    }
  }

  /**
   * A station left the own network.
   *
   * @param mac its MAC address
   */
  record StationDisconnected(String mac) implements RadioEvent {
    @Override
    public String words() {
      return "Station disconnected: " + mac;
    }
  }

  /**
   * A profile came by provisioning.
   *
   * @param ssid the network's name
   * @param priority its priority
   */
  record ProfileAdded(String ssid, int priority) implements RadioEvent {
    @Override
    public String words() {
      return "Profile added: " + ssid + ", priority " + priority;
    }
  }

  /**
   * Provisioning went on.
   *
   * @param how how it stands
   */
  record Provisioned(String how) implements RadioEvent {
    @Override
    public String words() {
      return "Provisioning: " + how;
    }
  }
}
