package org.wwep.emulator.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which of the numbers from 0 on are in it, as intervals that do not touch. Not thread-safe. */
final class IntervalSet {
  /** Numbers one after the other. */
  record Interval(long from, long count) {
    Interval {
      if (from < 0 || count < 1 || from > Long.MAX_VALUE - count) {
        throw new IllegalArgumentException("no interval: " + count + " from " + from);
      }
    }

    long end() {
      return from + count;
    }
  }

  /** Each interval's end by its beginning. */
  private final TreeMap<Long, Long> ends = new TreeMap<>();

  private long size;

  /**
   * Adds numbers.
   *
   * @throws IllegalArgumentException if one of them is in it already
   */
  void add(Interval interval) {
    long from = interval.from();
    long end = interval.end();
    Map.Entry<Long, Long> below = ends.lowerEntry(end);
    if (below != null && below.getValue() > from) {
      throw new IllegalArgumentException(
          "%d to %d is there twice".formatted(Math.max(from, below.getKey()), end - 1));
    }
    size += interval.count();
    if (below != null && below.getValue() == from) {
      from = below.getKey();
    }
    Long above = ends.remove(end);
    ends.put(from, above == null ? end : above);
  }

  void addAll(IntervalSet other) {
    other.intervals().forEach(this::add);
  }

  /** Returns how many numbers are in it. */
  long size() {
    return size;
  }

  /** Returns the lowest number from this one on that is not in it. */
  long gapFrom(long number) {
    Map.Entry<Long, Long> here = ends.floorEntry(number);
    return here != null && here.getValue() > number ? here.getValue() : number;
  }

  /** Returns the lowest number above this one that is in it, or the limit. */
  long nextFrom(long number, long limit) {
    Long next = ends.ceilingKey(number);
    return next == null ? limit : Math.min(next, limit);
  }

  /** Returns its end: above all numbers in it. */
  long end() {
    return ends.isEmpty() ? 0 : ends.lastEntry().getValue();
  }

  List<Interval> intervals() {
    List<Interval> intervals = new ArrayList<>();
    ends.forEach((from, end) -> intervals.add(new Interval(from, end - from)));
    return intervals;
  }
}
