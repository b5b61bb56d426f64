package org.wwep.emulator.guide;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.wwep.emulator.explore.ChaosCase;
import org.wwep.emulator.sim.SimRandom;

/**
 * The cases that reached what none before them did, and how many cases reached each thing.
 *
 * <p><b>Shape</b>: a function of what was added, in its order. A case is chosen the more often, the
 * fewer others reached what it did: what was found last, and what is hard to reach. Owned by one
 * thread.
 *
 * <p><b>Source</b>: the choice by rarity is that of Böhme, Manès and Cha, "Boosting Fuzzer
 * Efficiency", FSE 2020, in a simpler form.
 */
final class Corpus {
  private final List<CorpusEntry> entries = new ArrayList<>();
  private final Map<Integer, Integer> counts = new TreeMap<>();
  private long tried;
  private double[] sums = new double[0];

  /** Adds what a case reached, and keeps it if that is something new. */
  void add(long seed, ChaosCase chaosCase, RunReach reach) {
    boolean isNew = false;
    tried++;
    for (int feature : reach.features()) {
      isNew |= counts.merge(feature, 1, Integer::sum) == 1;
    }
    if (isNew) {
      entries.add(new CorpusEntry(seed, chaosCase, reach));
    }
    sums = new double[0];
  }

  /** Returns how many different things were reached. */
  int reached() {
    return counts.size();
  }

  /** Returns how many cases reached each thing. */
  Map<Integer, Integer> counts() {
    return Collections.unmodifiableMap(counts);
  }

  /** Puts back how many cases reached a thing. */
  void restore(int feature, int count) {
    counts.put(feature, count);
  }

  /** Puts back how many cases were added. */
  void restore(long cases) {
    tried = cases;
  }

  /** Puts back a kept case. */
  void restore(CorpusEntry entry) {
    entries.add(entry);
    sums = new double[0];
  }

  /** Counts a case that broke something: those made of it would break the same. */
  void pass() {
    tried++;
  }

  /** Returns kept cases that together reached all that all of them did, those of much first. */
  List<CorpusEntry> cover() {
    List<CorpusEntry> byReach = new ArrayList<>(entries);
    byReach.sort(Comparator.comparingInt(entry -> -entry.reach().features().size()));
    Set<Integer> covered = new HashSet<>();
    byReach.removeIf(
        entry -> {
          int before = covered.size();
          covered.addAll(entry.reach().features());
          return covered.size() == before;
        });
    return byReach;
  }

  /** Returns how many cases were added, kept or not. */
  long tried() {
    return tried;
  }

  List<CorpusEntry> entries() {
    return Collections.unmodifiableList(entries);
  }

  /** Returns one of the cases, of which there is one at least. */
  CorpusEntry pick(SimRandom random) {
    if (sums.length != entries.size()) {
      weigh();
    }
    double at = random.nextDouble() * sums[sums.length - 1];
    int low = 0;
    int high = sums.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sums[middle] > at) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return entries.get(low);
  }

  private void weigh() {
    sums = new double[entries.size()];
    double sum = 0;
    for (int i = 0; i < sums.length; i++) {
      for (int feature : entries.get(i).reach().features()) {
        sum += 1.0 / counts.getOrDefault(feature, 1);
      }
      sums[i] = sum;
    }
  }
}
