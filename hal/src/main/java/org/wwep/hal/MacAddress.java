package org.wwep.hal;

import java.util.HexFormat;
import java.util.Random;

/**
 * A 48-bit MAC address.
 *
 * <p><b>Shape.</b> {@code bits} holds the six bytes in the order they are written, the first in
 * bits 40 to 47. <b>Source.</b> IEEE 802-2014, clause 8.
 */
public record MacAddress(long bits) {
  private static final HexFormat COLONS = HexFormat.ofDelimiter(":");

  /** Checks that only 48 bits are used. */
  public MacAddress {
    if (bits < 0 || bits >>> 48 != 0) {
      throw new IllegalArgumentException(
          "a MAC address has 48 bits, was 0x" + Long.toHexString(bits));
    }
  }

  /**
   * Reads six bytes in hexadecimal, parted by colons or dashes.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static MacAddress parse(String text) {
    String mac = text.strip().replace('-', ':');
    if (!mac.matches("([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}")) {
      throw new IllegalArgumentException(
          "'" + text + "' is no MAC address: write six bytes like 02:00:00:00:00:01");
    }
    return new MacAddress(HexFormat.fromHexDigitsToLong(mac.replace(":", "")));
  }

  /** Returns a unicast, locally administered address that this seed always gives. */
  public static MacAddress fromSeed(long seed) {
    long bits = new Random(seed).nextLong() & 0xFFFF_FFFF_FFFFL;
    return new MacAddress((bits & ~(0x03L << 40)) | (0x02L << 40));
  }

  /** Returns byte {@code index} (0 to 5, in written order) as 0 to 255. */
  public int octet(int index) {
    if (index < 0 || index > 5) {
      throw new IllegalArgumentException("octet index is 0 to 5, was " + index);
    }
    return (int) (bits >>> (8 * (5 - index))) & 0xFF;
  }

  /** Returns the usual form, {@code 02:00:00:00:00:01}. */
  @Override
  public String toString() {
    byte[] octets = new byte[6];
    for (int i = 0; i < 6; i++) {
      octets[i] = (byte) octet(i);
    }
    return COLONS.formatHex(octets);
  }
}
