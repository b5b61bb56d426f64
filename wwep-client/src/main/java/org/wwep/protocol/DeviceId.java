package org.wwep.protocol;

/**
 * The 16-bit number that a device goes by on the wire.
 *
 * <p><b>Shape.</b> Written as four upper-case hexadecimal digits.
 */
public record DeviceId(int value) implements Comparable<DeviceId> {
  /** Checks the range, 0 to 0xFFFF. */
  public DeviceId {
    FrameFields.check("a device ID", value, 0xFFFF);
  }

  /**
   * Reads four hexadecimal digits in either case.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static DeviceId parse(String text) {
    return new DeviceId(FrameFields.parse("a device ID", text, 4));
  }

  @Override
  public int compareTo(DeviceId other) {
    return Integer.compare(value, other.value);
  }

  @Override
  public String toString() {
    return FrameFields.hex(value, 4);
  }
}
