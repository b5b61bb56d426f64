package org.wwep.emulator.search;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.explore.ChaosEvent;
import org.wwep.emulator.explore.ChaosPlan;
import org.wwep.emulator.explore.Explorer;
import org.wwep.emulator.explore.SeedRun;
import org.wwep.emulator.fault.FaultFormat;

/** A search over seeds that one thread begins, and that any thread may look at and stop. */
public abstract sealed class CaseSearch permits SeedSearch, GuidedSearch {
  final Explorer explorer;
  final Map<String, String> links;
  final SeedSet seeds;
  final boolean keepGoing;
  final SearchRecord kept;
  private final AtomicLong done = new AtomicLong();
  private volatile boolean stopped;

  CaseSearch(Explorer explorer, SeedSet seeds, boolean keepGoing, SearchRecord kept) {
    this.explorer = explorer;
    this.links = LinkLabel.ofClients(explorer.scenario());
    this.seeds = seeds;
    this.keepGoing = keepGoing;
    this.kept = kept;
    done.set(kept.total().tried());
  }

  /**
   * Tries what has not been tried, on so many threads.
   *
   * @param time after which no seed is begun any more, or null
   * @throws IOException if what came of seeds cannot be kept
   */
  public abstract SearchTally run(int threads, @Nullable Duration time)
      throws InterruptedException, IOException;

  /** Has the search end when what is under way has been tried; from any thread. */
  public final void stop() {
    stopped = true;
  }

  /** Returns whether it was told to stop; from any thread. */
  public final boolean isStopped() {
    return stopped;
  }

  /** Returns how many seeds have been tried, those of earlier goes included; from any thread. */
  public final long done() {
    return done.get();
  }

  /** Returns whether there is nothing left to try. */
  public final boolean isComplete() {
    return isComplete(seeds, keepGoing, kept.total());
  }

  /** Returns whether there is nothing left to try of a search of which this has come so far. */
  static boolean isComplete(SeedSet seeds, boolean keepGoing, SearchTally tally) {
    long end =
        keepGoing || tally.findings().isEmpty()
            ? seeds.size()
            : index(seeds, tally.findings().iterator().next().seed());
    return tally.untried() >= end;
  }

  static long index(SeedSet seeds, long seed) {
    return (seed - seeds.seed(0)) / seeds.shard().count();
  }

  /** Counts a seed that has been tried. */
  final void tried() {
    done.incrementAndGet();
  }

  /** Returns what came of all; if it is late and something is left, the record says so. */
  final SearchTally result(boolean late) throws IOException {
    if (late && !isComplete()) {
      SearchTally end = new SearchTally();
      end.setTimeUp(true);
      kept.add(end);
    }
    return kept.total();
  }

  /** Adds what a run reached. */
  static void add(SeedRun run, ChaosPlan plan, Map<String, String> links, SearchTally tally) {
    tally.addAcknowledged(run.acknowledged());
    run.sometimes().forEach(tally::addSometimes);
    tally.coverage().add(run.timeline().entries(), run.hits(), links, faults(plan));
    run.blocks().forEach(tally.coverage().blocks()::add);
  }

  private static Map<String, String> faults(ChaosPlan plan) {
    Map<String, String> kinds = new HashMap<>();
    for (ChaosEvent event : plan.items()) {
      if (event instanceof ChaosEvent.FaultWindow window) {
        kinds.put(window.spec().name(), FaultFormat.type(window.spec().fault()));
      }
    }
    return kinds;
  }
}
