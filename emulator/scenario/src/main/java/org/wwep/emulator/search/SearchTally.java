package org.wwep.emulator.search;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of the seeds that were tried; of different seeds, two add up to one.
 *
 * <p>Not thread-safe.
 */
public final class SearchTally {
  private final IntervalSet done = new IntervalSet();
  private long elsewhere;
  private final TreeMap<Long, SearchFinding> findings = new TreeMap<>();
  private final Coverage coverage = new Coverage();
  private final Map<String, Long> sometimes = new TreeMap<>();
  private long acknowledged;
  private Duration work = Duration.ZERO;
  private boolean timeUp;

  /**
   * Adds what came of others.
   *
   * @throws IllegalArgumentException if a seed would count twice
   */
  void addAll(SearchTally other) {
    done.addAll(other.done);
    addResults(other);
    timeUp = other.timeUp;
  }

  /** Adds what came of the seeds of another shard, whose numbers are its own. */
  void addShard(SearchTally other) {
    addResults(other);
    elsewhere += other.tried();
    timeUp |= other.timeUp;
  }

  private void addResults(SearchTally other) {
    findings.putAll(other.findings);
    coverage.addAll(other.coverage);
    other.sometimes.forEach(this::addSometimes);
    acknowledged += other.acknowledged;
    work = work.plus(other.work);
  }

  /** Returns what counts of a search that ends with its first finding. */
  SearchTally upToFirst() {
    SearchTally first = new SearchTally();
    first.addAll(this);
    if (findings.size() > 1) {
      first.findings.tailMap(findings.firstKey(), false).clear();
    }
    return first;
  }

  void addDone(IntervalSet.Interval indices) {
    done.add(indices);
  }

  void addAcknowledged(long presses) {
    acknowledged += presses;
  }

  /** Adds seeds that saw an entry of {@code sometimes}. */
  void addSometimes(String label, long seeds) {
    sometimes.merge(label, seeds, Long::sum);
  }

  /** Adds whether one seed saw an entry of {@code sometimes}. */
  void addSometimes(String label, boolean seen) {
    if (seen) {
      addSometimes(label, 1);
    }
  }

  void addWork(Duration more) {
    work = work.plus(more);
  }

  void addFinding(SearchFinding finding) {
    findings.put(finding.seed(), finding);
  }

  void setTimeUp(boolean up) {
    timeUp = up;
  }

  /** Returns which of the seeds were tried, by their number in the set. */
  IntervalSet done() {
    return done;
  }

  /** Returns how many seeds were tried. */
  public long tried() {
    return done.size() + elsewhere;
  }

  /** Returns how many presses were acknowledged in all of them. */
  public long acknowledged() {
    return acknowledged;
  }

  /** Returns how many seeds saw each entry of {@code sometimes} that any did, by its label. */
  public Map<String, Long> sometimes() {
    return Collections.unmodifiableMap(sometimes);
  }

  /** Returns how long the threads that tried them were at work, all together. */
  public Duration work() {
    return work;
  }

  /** Returns what broke an invariant, by seed. */
  public Collection<SearchFinding> findings() {
    return List.copyOf(findings.values());
  }

  /** Returns what was reached. */
  public Coverage coverage() {
    return coverage;
  }

  /** Returns whether the search ended as its time was up, and was not gone on with. */
  public boolean isTimeUp() {
    return timeUp;
  }

  /** Returns the lowest seed's number that was not tried. */
  public long untried() {
    return done.gapFrom(0);
  }
}
