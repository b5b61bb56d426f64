package org.wwep.emulator.always;

import java.time.Duration;
import org.wwep.emulator.scenario.AlwaysSpec;
import org.wwep.emulator.scenario.Formats;

/**
 * What always holds did not.
 *
 * @param spec which entry of the scenario
 * @param detail what was expected and what was seen, one line
 * @param at when, since the world began
 */
public record AlwaysViolation(AlwaysSpec spec, String detail, Duration at) {
  /** Returns one line for a person. */
  public String line() {
    return "%s does not hold @ %s: %s".formatted(spec.words(), Formats.at(at), detail);
  }
}
