package org.wwep.emulator.scenario;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A step did not find what it expected; the message says what that was, and what was seen. */
public final class StepFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one of {@code expected led1=1, was 0}.
   *
   * @param lately what happened lately; what is empty is left out
   */
  public StepFailedException(String message, String... lately) {
    super(
        Stream.concat(Stream.of(message), Arrays.stream(lately))
            .filter(words -> !words.isEmpty())
            .collect(Collectors.joining("; ")));
  }

  /** Returns the message, which is always there. */
  public String words() {
    return String.valueOf(getMessage());
  }
}
