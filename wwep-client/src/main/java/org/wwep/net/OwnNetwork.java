package org.wwep.net;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;

/**
 * A Wi-Fi network that a device opens, as an access point with a DHCP server.
 *
 * @param ssid its name, 1 to 32 bytes
 * @param key its key of 8 to 63 characters (WPA2), or empty for an open one
 * @param channel its channel, 1 to 13
 * @param address the device's own address in it, IPv4
 * @param prefix how many bits of that are the network's; stations are given the rest
 */
public record OwnNetwork(String ssid, String key, int channel, InetAddress address, int prefix) {
  private static final int LONGEST_SSID = 32;
  private static final int LAST_CHANNEL = 13;
  private static final int WIDEST = 8;
  private static final int NARROWEST = 30;

  /** Checks what the air and IPv4 ask for. */
  public OwnNetwork {
    int length = ssid.getBytes(StandardCharsets.UTF_8).length;
    if (length < 1 || length > LONGEST_SSID) {
      throw new IllegalArgumentException("a network's name has 1 to 32 bytes, was " + length);
    }
    if (!key.matches("([ -~]{8,63})?")) {
      throw new IllegalArgumentException("a network's key has 8 to 63 ASCII characters, or none");
    }
    if (channel < 1 || channel > LAST_CHANNEL) {
      throw new IllegalArgumentException("a channel is 1 to 13, was " + channel);
    }
    if (!(address instanceof Inet4Address) || prefix < WIDEST || prefix > NARROWEST) {
      throw new IllegalArgumentException(
          "an own network has an IPv4 address and a prefix of 8 to 30, was %s/%d"
              .formatted(address.getHostAddress(), prefix));
    }
  }
}
