package org.wwep.hal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pin: one of the Raspberry Pi's header by its Broadcom (BCM) number, or any line of a GPIO chip
 * by its number there.
 *
 * <p><b>Source.</b> Raspberry Pi hardware documentation, 40-pin header, whose pins are the lines of
 * the same number of its chip.
 *
 * @param chip the GPIO chip, as {@code cdev} finds it, or null for the board's own
 * @param number the line's number on that chip, from 0
 */
public record Pin(@Nullable String chip, int number) {
  private static final int LAST_BCM = 27;
  private static final String PIN_FORMS = "17, GPIO17 or BOARD11";
  private static final String LINE_FORMS = "17, GPIO17, BOARD11 or gpiochip1:17";

  private static final Pattern CHIP =
      Pattern.compile("/dev/[A-Za-z0-9._@+-]{1,200}|[A-Za-z0-9][A-Za-z0-9._:@+-]{0,63}");

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

  /** Checks the number. */
  public Pin {
    if (number < 0) {
      throw new IllegalArgumentException("a line's number is 0 or more, was " + number);
    }
  }

  /**
   * Makes one of the 40-pin header.
   *
   * @throws IllegalArgumentException if it is not on the header, BCM 0 to 27
   */
  public Pin(int bcm) {
    this(null, bcm);
    if (bcm > LAST_BCM) {
      throw new IllegalArgumentException(
          "BCM " + bcm + " is not on the header: 0 to 27 are, or BOARD1 to BOARD40");
    }
  }

  /** Returns those of the header, by their place on it. */
  public static List<Pin> onHeader() {
    return BCM_BY_HEADER.values().stream().map(Pin::new).toList();
  }

  /**
   * Reads {@code 17}, {@code GPIO17}, {@code BCM17} or {@code BOARD11} (the header's own count).
   *
   * @throws IllegalArgumentException if it is none of these, or a header pin without a GPIO
   */
  public static Pin parse(String text) {
    return new Pin(number(text, PIN_FORMS));
  }

  /**
   * Reads a line: what {@link #parse} reads, any number of the board's own chip, or a number behind
   * a chip, {@code gpiochip1:5}, {@code pinctrl-rp1:5}, {@code /dev/gpio-bench:5}.
   *
   * @throws IllegalArgumentException if it is none of these, or a header pin without a GPIO
   */
  public static Pin parseLine(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      return new Pin(null, number(text, LINE_FORMS));
    }
    String chip = text.substring(0, colon).strip();
    if (!isChip(chip)) {
      throw new IllegalArgumentException(
          "'" + text + "' names no GPIO chip before the colon: write gpiochip1:5");
    }
    return new Pin(chip, digits(text, text.substring(colon + 1).strip(), LINE_FORMS));
  }

  /** Returns whether this can stand for a GPIO chip: its name, its label, or a device's path. */
  public static boolean isChip(String text) {
    return CHIP.matcher(text).matches();
  }

  /** Returns it without its chip, if that is the chip of all that name none. */
  public Pin within(@Nullable String usual) {
    return chip != null && chip.equals(usual) ? new Pin(null, number) : this;
  }

  /**
   * Returns the place on the 40-pin header.
   *
   * @throws java.util.NoSuchElementException if it is not on the header
   */
  public int header() {
    return BCM_BY_HEADER.entrySet().stream()
        .filter(entry -> chip == null && entry.getValue() == number)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public String toString() {
    return chip == null ? "GPIO" + number : chip + ":" + number;
  }

  private static int number(String whole, String forms) {
    String name = whole.strip().toUpperCase(Locale.ROOT);
    if (!name.startsWith("BOARD")) {
      return digits(whole, name.replaceFirst("^(GPIO|BCM)", ""), forms);
    }
    int header = digits(whole, name.substring("BOARD".length()), forms);
    Integer bcm = BCM_BY_HEADER.get(header);
    if (bcm == null) {
      throw new IllegalArgumentException(
          "BOARD" + header + " carries no GPIO; those that do: " + BCM_BY_HEADER.keySet());
    }
    return bcm;
  }

  private static int digits(String whole, String digits, String forms) {
    if (!digits.matches("[0-9]{1,4}")) {
      throw new IllegalArgumentException("'" + whole + "' is no pin: write " + forms);
    }
    return Integer.parseInt(digits);
  }
}
