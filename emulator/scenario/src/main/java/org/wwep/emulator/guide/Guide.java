package org.wwep.emulator.guide;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.explore.CaseText;
import org.wwep.emulator.explore.ChaosCase;
import org.wwep.emulator.explore.Explorer;
import org.wwep.emulator.explore.SeedRun;

/**
 * Says which case each seed is to try, by what those before it reached.
 *
 * <p><b>Shape</b>: a function of the scenario, its firmware, the plans to begin with, and the seeds
 * in their order. Owned by one thread.
 */
public final class Guide {
  /** Of so many seeds the cases are made at a time, before the first of them is run. */
  public static final int GENERATION = 32;

  private final Explorer explorer;
  private final List<ChaosCase> given;
  private final Corpus corpus = new Corpus();
  private final CaseSource source;

  /**
   * Begins with plans of an earlier search.
   *
   * @param given what the first seeds try, in place of what they would
   */
  public Guide(Explorer explorer, List<ChaosCase> given) {
    this.explorer = explorer;
    this.given = List.copyOf(given);
    this.source = new CaseSource(explorer, corpus);
  }

  /** What one run reached; made by the thread that ran it. */
  public static final class Reach {
    private final RunReach reach;

    private Reach(RunReach reach) {
      this.reach = reach;
    }

    /** Returns what a run reached, or null if it broke something. */
    public static @Nullable Reach of(SeedRun run, ChaosCase chaosCase) {
      return run.violation() == null ? new Reach(RunReach.of(run, chaosCase.plan())) : null;
    }
  }

  /** Returns how many seeds were added. */
  public long tried() {
    return corpus.tried();
  }

  /** Returns the cases of the seeds that come next, of which the first is the first not added. */
  public List<ChaosCase> next(List<Long> seeds) {
    List<ChaosCase> cases = new ArrayList<>(seeds.size());
    for (long seed : seeds) {
      long number = corpus.tried() + cases.size();
      cases.add(number < given.size() ? given.get((int) number) : source.of(seed));
    }
    return cases;
  }

  /** Adds what came of the next seed's case: it is kept if it reached what none before it did. */
  public void add(long seed, ChaosCase chaosCase, @Nullable Reach reached) {
    if (reached == null) {
      corpus.pass();
    } else {
      corpus.add(seed, chaosCase, reached.reach);
    }
  }

  /** Returns how many cases are kept. */
  public int kept() {
    return corpus.entries().size();
  }

  /** Returns how many different things were reached. */
  public int reached() {
    return corpus.reached();
  }

  /** Returns kept plans that together reach all that was reached, each as its line. */
  public List<String> plans() {
    return corpus.cover().stream().map(entry -> CaseText.write(entry.chaosCase())).toList();
  }

  /** Returns all that it knows, for {@link #restore}. */
  public String text() {
    return GuideFormat.write(corpus);
  }

  /**
   * Puts back what it knew; it knows nothing yet.
   *
   * @throws IllegalArgumentException if this is not what was written
   */
  public void restore(String text) {
    GuideFormat.read(text, explorer.scenario(), corpus);
  }
}
