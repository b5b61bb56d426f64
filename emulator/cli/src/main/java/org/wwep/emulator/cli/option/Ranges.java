package org.wwep.emulator.cli.option;

import java.time.Duration;

/** What an option's value has to be; whoever breaks it is told the option's name. */
public final class Ranges {
  private Ranges() {}

  /** Returns a time that is longer than nothing. */
  public static Duration positive(String option, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(option + " is longer than nothing, as in 500ms; was 0");
    }
    return value;
  }

  /** Returns a number that is 1 or more. */
  public static int oneOrMore(String option, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(option + " is 1 or more, was " + value);
    }
    return value;
  }

  /** Returns a port to listen on. */
  public static int port(String option, int value) {
    if (value < 0 || value > 65535) {
      throw new IllegalArgumentException(
          option + " is 0 to 65535, with 0 for a free one; was " + value);
    }
    return value;
  }
}
