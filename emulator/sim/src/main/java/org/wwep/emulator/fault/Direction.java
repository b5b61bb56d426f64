package org.wwep.emulator.fault;

import java.util.Locale;

/** Which way bytes go. */
public enum Direction {
  /** From the client to the server. */
  UPSTREAM,
  /** From the server to the client. */
  DOWNSTREAM;

  /** Returns the word for it, {@code upstream} or {@code downstream}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a word.
   *
   * @throws FaultException if it is none of the two
   */
  public static Direction parse(String word) {
    return EnumNames.parse("stream", Direction.class, word);
  }
}
