package org.wwep.emulator.always;

import java.time.Duration;
import org.wwep.emulator.scenario.AlwaysSpec;
import org.wwep.emulator.scenario.Formats;
import org.wwep.emulator.scenario.Mismatch;

/**
 * What always holds did not.
 *
 * @param spec which entry of the scenario
 * @param mismatch what was expected and what was seen
 * @param at when, since the world began
 */
public record AlwaysViolation(AlwaysSpec spec, Mismatch mismatch, Duration at) {
  /** Returns why a step fails by it. */
  public Mismatch failure() {
    return mismatch.about("%s does not hold @ %s".formatted(spec.words(), Formats.at(at)));
  }
}
