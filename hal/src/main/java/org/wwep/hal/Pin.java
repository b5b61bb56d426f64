package org.wwep.hal;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A pin of the Raspberry Pi's header, by its Broadcom (BCM) number.
 *
 * <p><b>Source.</b> Raspberry Pi hardware documentation, 40-pin header.
 */
public record Pin(int bcm) {
  private static final Map<Integer, Integer> BCM_BY_HEADER = new TreeMap<>();

  static {
    int[][] table = {
      {3, 2}, {5, 3}, {7, 4}, {8, 14}, {10, 15}, {11, 17}, {12, 18}, {13, 27}, {15, 22}, {16, 23},
      {18, 24}, {19, 10}, {21, 9}, {22, 25}, {23, 11}, {24, 8}, {26, 7}, {27, 0}, {28, 1}, {29, 5},
      {31, 6}, {32, 12}, {33, 13}, {35, 19}, {36, 16}, {37, 26}, {38, 20}, {40, 21},
    };
    for (int[] row : table) {
      BCM_BY_HEADER.put(row[0], row[1]);
    }
  }

  /** Checks the range of the 40-pin header, BCM 0 to 27. */
  public Pin {
    if (bcm < 0 || bcm > 27) {
      throw new IllegalArgumentException(
          "BCM " + bcm + " is not on the header: 0 to 27 are, or BOARD1 to BOARD40");
    }
  }

  /**
   * Reads {@code 17}, {@code GPIO17}, {@code BCM17} or {@code BOARD11} (the header's own count).
   *
   * @throws IllegalArgumentException if it is none of these, or a header pin without a GPIO
   */
  public static Pin parse(String text) {
    String name = text.strip().toUpperCase(Locale.ROOT);
    if (name.startsWith("BOARD")) {
      int header = number(text, name.substring("BOARD".length()));
      Integer bcm = BCM_BY_HEADER.get(header);
      if (bcm == null) {
        throw new IllegalArgumentException(
            "BOARD" + header + " carries no GPIO; those that do: " + BCM_BY_HEADER.keySet());
      }
      return new Pin(bcm);
    }
    return new Pin(number(text, name.replaceFirst("^(GPIO|BCM)", "")));
  }

  /** Returns the place on the 40-pin header. */
  public int header() {
    return BCM_BY_HEADER.entrySet().stream()
        .filter(entry -> entry.getValue() == bcm)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public String toString() {
    return "GPIO" + bcm;
  }

  private static int number(String whole, String digits) {
    if (!digits.matches("[0-9]{1,3}")) {
      throw new IllegalArgumentException("'" + whole + "' is no pin: write 17, GPIO17 or BOARD11");
    }
    return Integer.parseInt(digits);
  }
}
