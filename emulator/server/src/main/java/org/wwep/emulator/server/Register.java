package org.wwep.emulator.server;

import java.util.Comparator;
import org.wwep.protocol.DeviceId;

/**
 * One register that was written, as it stands in a dump; ordered by device, then by number.
 *
 * @param number 0 to 255
 * @param value 0 to 65535
 */
public record Register(DeviceId device, int number, int value) implements Comparable<Register> {
  private static final Comparator<Register> ORDER =
      Comparator.comparing(Register::device).thenComparingInt(Register::number);

  /** Checks the ranges. */
  public Register {
    if (number < 0 || number > 0xFF) {
      throw new IllegalArgumentException("a register is 0 to 255, was " + number);
    }
    if (value < 0 || value > 0xFFFF) {
      throw new IllegalArgumentException("a value is 0 to 65535, was " + value);
    }
  }

  /** Reads hexadecimal digits, as many as the protocol has of each. */
  public static Register parse(String device, String number, String value) {
    return new Register(DeviceId.parse(device), hex(number, 2), hex(value, 4));
  }

  private static int hex(String text, int digits) {
    if (!text.matches("[0-9A-Fa-f]{" + digits + "}")) {
      throw new IllegalArgumentException("'" + text + "' is not " + digits + " hexadecimal digits");
    }
    return Integer.parseInt(text, 16);
  }

  /** Returns the number as two digits. */
  public String numberText() {
    return "%02X".formatted(number);
  }

  /** Returns the value as four digits. */
  public String valueText() {
    return "%04X".formatted(value);
  }

  @Override
  public int compareTo(Register other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return device + " " + numberText() + " " + valueText();
  }
}
