package org.wwep.emulator.scenario.yaml;

/** Reads whole numbers in the forms of YAML 1.2: {@code 17}, {@code 0x11}, {@code 0o21}. */
final class YamlIntegers {
  private YamlIntegers() {}

  /**
   * Reads a number.
   *
   * @throws NumberFormatException if it is none, or does not fit into 64 bits
   */
  static long parse(String text) {
    if (text.startsWith("0x")) {
      return Long.parseLong(text, 2, text.length(), 16);
    }
    if (text.startsWith("0o")) {
      return Long.parseLong(text, 2, text.length(), 8);
    }
    return Long.parseLong(text);
  }
}
