package org.wwep.emulator.report;

import java.util.Map;
import org.wwep.emulator.json.JsonObject;

/**
 * What the exit code of a batch of runs depends on beside its verdicts.
 *
 * @param failOnFlaky whether a run that is flaky fails
 * @param timeout the exit code if a run timed out
 */
public record BatchExit(boolean failOnFlaky, int timeout) {
  private static final String FLAKY = "fail-on-flaky";
  private static final String TIMEOUT = "timeout-exit-code";

  /** Adds it to what is written. */
  JsonObject to(JsonObject fields) {
    return fields.with(FLAKY, failOnFlaky).with(TIMEOUT, timeout);
  }

  /**
   * Reads it from what was written.
   *
   * @throws IllegalArgumentException if it is not there
   */
  static BatchExit of(Map<String, Object> fields) {
    if (fields.get(FLAKY) instanceof Boolean failOnFlaky) {
      return new BatchExit(failOnFlaky, BatchPart.number(fields.get(TIMEOUT)));
    }
    throw new IllegalArgumentException("it does not say whether a flaky run fails");
  }
}
