package org.wwep.emulator.coprocessor;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wwep.net.JoinFailedException;

/**
 * A Wi-Fi network in range.
 *
 * @param ssid its name
 * @param key its key, or null if it is open
 * @param rssi how strong it is, in dBm
 * @param channel its channel, 1 to 14
 */
public record AccessPoint(String ssid, @Nullable String key, int rssi, int channel) {
  /** The one that there is unless told otherwise. */
  public static final AccessPoint DEFAULT = new AccessPoint("WWEP", "wicedrocks", -52, 6);

  /** Checks the name. */
  public AccessPoint {
    if (ssid.isEmpty() || ssid.length() > 32) {
      throw new IllegalArgumentException("an SSID has 1 to 32 characters, was '" + ssid + "'");
    }
  }

  /** Throws that a station has another key, which is not told. */
  void throwUnlessKeyIs(String offered) throws JoinFailedException {
    if (key != null && !Objects.equals(key, offered)) {
      throw new JoinFailedException("the key of '" + ssid + "' is another one");
    }
  }

  /** Keeps the key out of logs. */
  @Override
  public String toString() {
    return ssid + (key == null ? ", open" : ", WPA2") + ", " + rssi + " dBm";
  }
}
