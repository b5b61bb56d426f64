package org.wwep.emulator.fleet;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.wwep.net.TerminalText;

/**
 * What became of presses, counted.
 *
 * <p><b>Shape</b>: each press that was due is acknowledged or has failed in one way. One thread.
 */
public final class FleetTally {
  private static final int MOST_SHOWN = 120;

  /** How many are shown of what was seen of one kind. */
  static final int MOST_SEEN = 5;

  /**
   * A way to fail.
   *
   * @param count how often
   * @param seen what was seen of it, fit to print: the first {@value #MOST_SEEN} that differ
   */
  public record FailureCount(long count, List<String> seen) {
    /** Makes what is kept fit to print. */
    public FailureCount {
      seen =
          seen.stream()
              .map(text -> TerminalText.of(text, MOST_SHOWN))
              .filter(text -> !text.isEmpty())
              .distinct()
              .limit(MOST_SEEN)
              .toList();
    }

    /** Returns what was seen first, or an empty text. */
    public String first() {
      return seen.isEmpty() ? "" : seen.getFirst();
    }

    /** Returns what else was seen. */
    public List<String> more() {
      return seen.isEmpty() ? seen : seen.subList(1, seen.size());
    }

    private FailureCount plus(FailureCount other) {
      List<String> both = new ArrayList<>(seen);
      both.addAll(other.seen);
      return new FailureCount(count + other.count, both);
    }
  }

  private final Map<PressFailure, FailureCount> failures = new EnumMap<>(PressFailure.class);
  private final Map<RegisterVerdict, FailureCount> registers = new EnumMap<>(RegisterVerdict.class);
  private long due;
  private long acknowledged;
  private long surplus;
  private long closedEarly;
  private long leftOpen;
  private long repeated;
  private long retries;

  /** Counts nothing yet. */
  FleetTally() {}

  /** Goes on from what was counted before. */
  FleetTally(long due, long acknowledged, long surplus, long closedEarly, long leftOpen) {
    this.due = due;
    this.acknowledged = acknowledged;
    this.surplus = surplus;
    this.closedEarly = closedEarly;
    this.leftOpen = leftOpen;
  }

  void due() {
    due++;
  }

  void acknowledged() {
    acknowledged++;
  }

  void failed(PressFailure failure, String seen) {
    failed(failure, new FailureCount(1, List.of(seen)));
  }

  void failed(PressFailure failure, FailureCount presses) {
    count(failures, failure, presses);
  }

  void notBegun(long presses) {
    if (presses > 0) {
      due += presses;
      count(failures, PressFailure.NOT_BEGUN, new FailureCount(presses, List.of()));
    }
  }

  void judged(RegisterVerdict verdict, String seen) {
    judged(verdict, new FailureCount(1, List.of(seen)));
  }

  void judged(RegisterVerdict verdict, FailureCount many) {
    count(registers, verdict, many);
  }

  void abandoned() {
    due--;
  }

  void leftOpen() {
    leftOpen++;
  }

  /** An acknowledged press wrote what the one before it had written. */
  void repeated() {
    repeated(1);
  }

  void repeated(long presses) {
    repeated += presses;
  }

  /** Firmware tried a press again. */
  void retried(long attempts) {
    retries += attempts;
  }

  void surplus() {
    surplus++;
  }

  void closedEarly() {
    closedEarly++;
  }

  private static <K> void count(Map<K, FailureCount> counts, K key, FailureCount more) {
    counts.merge(key, more, FailureCount::plus);
  }

  /** Adds what others counted. */
  public void add(FleetTally others) {
    due += others.due;
    acknowledged += others.acknowledged;
    surplus += others.surplus;
    closedEarly += others.closedEarly;
    leftOpen += others.leftOpen;
    repeated += others.repeated;
    retries += others.retries;
    others.failures.forEach((failure, of) -> count(failures, failure, of));
    others.registers.forEach((verdict, of) -> count(registers, verdict, of));
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

  /**
   * Counts the acknowledged presses of firmware that wrote what the one before had: a press was
   * lost, duplicated, or written out of order.
   */
  public long repeatedValues() {
    return repeated;
  }

  /** Counts the attempts of firmware that failed and were followed by another. */
  public long attemptsRepeated() {
    return retries;
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
        + repeated
        + registers.entrySet().stream()
            .filter(of -> !of.getKey().isSound())
            .mapToLong(of -> of.getValue().count())
            .sum();
  }
}
