package org.wwep.emulator.fleet;

import java.util.EnumMap;
import java.util.Map;
import org.wwep.net.TerminalText;

/**
 * What became of presses, counted.
 *
 * <p><b>Shape</b>: each press that was due is acknowledged or has failed in one way. One thread.
 */
public final class FleetTally {
  private static final int MOST_SHOWN = 120;

  /**
   * A way to fail.
   *
   * @param count how often
   * @param first what was seen the first time, fit to print; may be empty
   */
  public record FailureCount(long count, String first) {}

  private final Map<PressFailure, FailureCount> failures = new EnumMap<>(PressFailure.class);
  private final Map<RegisterVerdict, FailureCount> registers = new EnumMap<>(RegisterVerdict.class);
  private long due;
  private long acknowledged;
  private long surplus;
  private long closedEarly;
  private long leftOpen;

  void due() {
    due++;
  }

  void acknowledged() {
    acknowledged++;
  }

  void failed(PressFailure failure, String seen) {
    count(failures, failure, 1, seen);
  }

  void notBegun(long presses) {
    if (presses > 0) {
      due += presses;
      count(failures, PressFailure.NOT_BEGUN, presses, "");
    }
  }

  void judged(RegisterVerdict verdict, String seen) {
    count(registers, verdict, 1, seen);
  }

  void abandoned() {
    due--;
  }

  void leftOpen() {
    leftOpen++;
  }

  void surplus() {
    surplus++;
  }

  void closedEarly() {
    closedEarly++;
  }

  private static <K> void count(Map<K, FailureCount> counts, K key, long more, String seen) {
    counts.merge(
        key,
        new FailureCount(more, TerminalText.of(seen, MOST_SHOWN)),
        (old, added) ->
            new FailureCount(
                old.count() + added.count(), old.first().isEmpty() ? added.first() : old.first()));
  }

  /** Adds what others counted. */
  public void add(FleetTally others) {
    due += others.due;
    acknowledged += others.acknowledged;
    surplus += others.surplus;
    closedEarly += others.closedEarly;
    leftOpen += others.leftOpen;
    others.failures.forEach((failure, of) -> count(failures, failure, of.count(), of.first()));
    others.registers.forEach((verdict, of) -> count(registers, verdict, of.count(), of.first()));
  }

  /** Counts the presses whose moment came. */
  public long presses() {
    return due;
  }

  /** Counts those that were acknowledged. */
  public long acknowledgedPresses() {
    return acknowledged;
  }

  /** Counts those that were not. */
  public long failedPresses() {
    return failures.values().stream().mapToLong(FailureCount::count).sum();
  }

  /** Counts the replies that came although nothing was asked any more. */
  public long surplusReplies() {
    return surplus;
  }

  /** Counts the connections that were to stay open and that the server closed between presses. */
  public long connectionsClosedEarly() {
    return closedEarly;
  }

  /** Counts the connections that the server left open behind its reply. */
  public long connectionsLeftOpen() {
    return leftOpen;
  }

  /** Returns what failed, by its kind. */
  public Map<PressFailure, FailureCount> failures() {
    return Map.copyOf(failures);
  }

  /** Returns what registers had at the end, by what that says. */
  public Map<RegisterVerdict, FailureCount> registers() {
    return Map.copyOf(registers);
  }

  /** Counts the registers of which this is to be said. */
  public long judged(RegisterVerdict verdict) {
    FailureCount of = registers.get(verdict);
    return of == null ? 0 : of.count();
  }

  /** Counts the registers and replies that break the invariant. */
  public long broken() {
    return surplus
        + registers.entrySet().stream()
            .filter(of -> !of.getKey().isSound())
            .mapToLong(of -> of.getValue().count())
            .sum();
  }
}
