package org.wwep.emulator.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wwep.emulator.scenario.Mismatch;
import org.wwep.emulator.testbed.FaultReport;

/**
 * Whether every fault of a run hit something: one without an effect proves nothing, however well
 * the steps behind it went.
 *
 * <p>Owned by the script.
 */
final class FaultCheck {
  private static final String ADVICE = "let something pass that it is for, or say 'may-miss: true'";

  // Where each fault began, in the order of the world's reports.
  private final List<String> steps = new ArrayList<>();

  /** Takes that those of these faults began in this step that were not there before. */
  void begun(List<FaultReport> faults, String where) {
    while (steps.size() < faults.size()) {
      steps.add(where);
    }
  }

  /** Returns the failure by the first fault that hit nothing and had to. */
  Optional<RunFailure> missed(List<FaultReport> faults, Duration now) {
    for (int i = 0; i < faults.size(); i++) {
      if (faults.get(i).missed()) {
        return Optional.of(RunFailure.at(steps.get(i), now, mismatch(faults.get(i).name())));
      }
    }
    return Optional.empty();
  }

  private static Mismatch mismatch(String fault) {
    return new Mismatch(
        "fault '%s' never hit anything: %s".formatted(fault, ADVICE),
        "fault '%s' to hit something".formatted(fault),
        "hit nothing",
        List.of(ADVICE));
  }
}
