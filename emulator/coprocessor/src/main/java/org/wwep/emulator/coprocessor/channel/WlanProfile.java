package org.wwep.emulator.coprocessor.channel;

import java.nio.charset.StandardCharsets;
import org.wwep.value.Ranges;

/**
 * A network that a station knows.
 *
 * <p><b>Source</b>: {@code sl_WlanProfileAdd}: priorities are 0 to 15, higher ones first (SWRU455,
 * chapter 4); keys as IEEE 802.11 has them for WPA2.
 *
 * @param ssid its name, 1 to 32 bytes
 * @param key its key, 8 to 63 characters, or empty for an open one
 * @param priority which of several is joined: the highest
 */
public record WlanProfile(String ssid, String key, int priority) {
  /** The highest priority. */
  public static final int HIGHEST = 15;

  private static final int LONGEST = 32;

  /** Checks the ranges; what is wrong is told without the key. */
  public WlanProfile {
    int length = ssid.getBytes(StandardCharsets.UTF_8).length;
    if (length < 1 || length > LONGEST) {
      throw new IllegalArgumentException("an SSID has 1 to 32 bytes, this one has " + length);
    }
    if (!key.isEmpty() && (key.length() < 8 || key.length() > 63)) {
      throw new IllegalArgumentException(
          "a key has 8 to 63 characters, or none for an open network, this one has "
              + key.length());
    }
    Ranges.within("a priority", priority, 0, HIGHEST);
  }

  /** Returns whether it has a key. */
  public boolean secured() {
    return !key.isEmpty();
  }

  /** Writes it down, and returns what it was written to. */
  public PayloadWriter write(PayloadWriter into) {
    return into.text(ssid).text(key).number(priority);
  }

  /** Reads what was written. */
  public static WlanProfile read(PayloadReader from) throws MalformedFrameException {
    String ssid = from.text();
    String key = from.text();
    int priority = from.number();
    try {
      return new WlanProfile(ssid, key, priority);
    } catch (IllegalArgumentException e) {
      throw new MalformedFrameException(String.valueOf(e.getMessage()));
    }
  }

  /** Keeps the key out of logs. */
  @Override
  public String toString() {
    return ssid;
  }
}
