package org.wwep.emulator.explore;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that decides one run of a scenario's chaos: a plan that need not be the seed's own, and the
 * order of tasks where that is not left to the seed.
 *
 * @param seed decides all else: delays of the network, draws of the firmware, the order of tasks
 * @param plan the presses and faults
 * @param turns how long woken tasks take until they run, in nanoseconds, by the draw's number
 */
public record ChaosCase(long seed, ChaosPlan plan, SortedMap<Long, Long> turns) {
  private static final String TURN = "t";

  /** Copies the turns. */
  public ChaosCase {
    turns = Collections.unmodifiableSortedMap(new TreeMap<>(turns));
  }

  /** Makes the case of a plan whose order of tasks is the seed's. */
  public ChaosCase(long seed, ChaosPlan plan) {
    this(seed, plan, Collections.emptySortedMap());
  }

  /** Returns the names of all that may be left out: those of the plan's items, and of turns. */
  public List<String> ids() {
    List<String> ids = new ArrayList<>(plan.ids());
    turns.keySet().forEach(draw -> ids.add(TURN + draw));
    return ids;
  }

  /** Returns the case with what these ids name only; ids that it does not have are ignored. */
  public ChaosCase only(Collection<String> ids) {
    SortedMap<Long, Long> kept = new TreeMap<>(turns);
    kept.keySet().removeIf(draw -> !ids.contains(TURN + draw));
    return new ChaosCase(seed, plan.only(ids), kept);
  }
}
