package org.wwep.emulator.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.Mismatch;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.sometimes.SometimesCheck;
import org.wwep.emulator.testbed.FaultReport;
import org.wwep.emulator.testbed.PoolReport;
import org.wwep.emulator.timeline.Timeline;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.timeline.TimelineEvent;

/**
 * What became of one run of a scenario.
 *
 * @param scenario what was run
 * @param rig on what
 * @param seed what decided everything random
 * @param repetition which run of several this is, from 1
 * @param verdict how it ended
 * @param steps the steps that were begun, in order
 * @param took how long it took, in the rig's time
 * @param real how long it took by the system's clock
 * @param cause by what it failed, or null if it passed at the first go
 * @param reproduce the command that does this run again
 * @param timeline all that happened
 * @param pools the packets of each device that used some, as they were at the end
 */
public record RunResult(
    Scenario scenario,
    Rig rig,
    long seed,
    int repetition,
    Verdict verdict,
    List<StepResult> steps,
    Duration took,
    Duration real,
    @Nullable RunFailure cause,
    String reproduce,
    Timeline timeline,
    List<PoolReport> pools) {
  /** How a run ends. */
  public enum Verdict {
    /** Every step passed. */
    PASSED("PASS"),
    /** It failed at first, and passed when it was run again: told, and not hidden. */
    FLAKY("FLAKY"),
    /** A step failed. */
    FAILED("FAIL"),
    /** Every step passed, but a fault never hit anything. */
    MISSED("MISSED"),
    /** The whole took longer than it may, in the rig's time. */
    TIMED_OUT("TIMEOUT"),
    /** The rig could not be had, or broke. */
    BROKEN("ERROR"),
    /** Somebody interrupted it. */
    INTERRUPTED("INTERRUPTED");

    private final String word;

    Verdict(String word) {
      this.word = word;
    }

    /** Returns the one name that consoles, reports and JSON have for it. */
    public String word() {
      return word;
    }

    /** Returns the one of this name, which may be that of reports of former versions. */
    public static Verdict of(String name) {
      for (Verdict verdict : values()) {
        if (verdict.word.equals(name) || verdict.name().equals(name)) {
          return verdict;
        }
      }
      throw new IllegalArgumentException("no verdict '" + name + "'");
    }

    /** Returns whether every step passed in the end, at the first go or a later one. */
    public boolean isPass() {
      return this == PASSED || this == FLAKY;
    }
  }

  /** Copies the lists. */
  public RunResult {
    steps = List.copyOf(steps);
    pools = List.copyOf(pools);
  }

  /**
   * Returns this as what came of the last of several goes.
   *
   * @param earlier what the goes before it failed by, at least one
   */
  public RunResult after(List<String> earlier) {
    String times = earlier.size() == 1 ? "once" : earlier.size() + " times";
    if (verdict == Verdict.PASSED) {
      return with(
          Verdict.FLAKY,
          new RunFailure(
              "flaky: failed " + times + " before it passed",
              Mismatch.because(earlier.getFirst())));
    }
    RunFailure last = Objects.requireNonNull(cause, "what did not pass has a cause");
    return with(
        verdict,
        new RunFailure(last.where(), last.mismatch().with("it had failed " + times + " before")));
  }

  /** Returns the cause as one line for a person, or null if it passed at the first go. */
  public @Nullable String failure() {
    return cause == null ? null : cause.line();
  }

  private RunResult with(Verdict other, RunFailure why) {
    return new RunResult(
        scenario, rig, seed, repetition, other, steps, took, real, why, reproduce, timeline, pools);
  }

  /** Returns which entries of the scenario's {@code sometimes} were seen, by their labels. */
  public Map<String, Boolean> sometimes() {
    return SometimesCheck.of(scenario, timeline);
  }

  /** Returns what each fault hit, in the order in which they began. */
  public List<FaultReport> faults() {
    List<FaultReport> faults = new ArrayList<>();
    for (TimelineEntry entry : timeline.entries()) {
      if (entry.what() instanceof TimelineEvent.FaultHitsEvent hit) {
        faults.add(
            new FaultReport(hit.name(), entry.source(), hit.mayMiss(), hit.hits(), hit.spec()));
      }
    }
    return faults;
  }
}
