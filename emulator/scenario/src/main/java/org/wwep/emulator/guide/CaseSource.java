package org.wwep.emulator.guide;

import java.util.List;
import org.wwep.emulator.explore.ChaosCase;
import org.wwep.emulator.explore.ChaosEvent;
import org.wwep.emulator.explore.ChaosPlan;
import org.wwep.emulator.explore.Explorer;
import org.wwep.emulator.sim.Seed;
import org.wwep.emulator.sim.SimRandom;

/**
 * The case of each seed: what the seed draws by itself, or a kept case changed as the seed says.
 *
 * <p><b>Shape</b>: a function of the seed and of what is kept. Owned by one thread.
 */
final class CaseSource {
  /** Of so many seeds one draws its plan by itself, in the long run. */
  private static final int FRESH = 8;

  /** After so many seeds, which mostly draw their plans, half of them do. */
  private static final int FIRST = 200;

  /** Of so many plans that are drawn one is as the seed has it. */
  private static final int PLAIN = 4;

  /** Of so many others one is of two kept cases. */
  private static final int CROSSED = 4;

  private static final int MOST_PLACES = 6;

  private final Explorer explorer;
  private final Corpus corpus;
  private final PlanRules rules;
  private final AimedPlan aimed;

  CaseSource(Explorer explorer, Corpus corpus) {
    this.explorer = explorer;
    this.corpus = corpus;
    this.rules = new PlanRules(explorer.scenario(), explorer.chaos());
    this.aimed = new AimedPlan(explorer, rules);
  }

  /** Returns the case of a seed. */
  ChaosCase of(long seed) {
    SimRandom random = new Seed(seed).of("guided").random();
    long tried = corpus.tried();
    if (corpus.entries().isEmpty() || random.nextLong(tried + FIRST) < FIRST + tried / FRESH) {
      return fresh(seed, random);
    }
    CorpusEntry parent = corpus.pick(random);
    ChaosCase from = parent.chaosCase();
    boolean crossed = random.nextInt(CROSSED) == 0;
    if (crossed) {
      List<ChaosEvent> both =
          CaseCrossover.of(from, corpus.pick(random).chaosCase(), explorer.chaos().over(), random);
      from = new ChaosCase(from.seed(), new ChaosPlan(both), from.turns());
    }
    CaseMutation mutation = new CaseMutation(explorer, parent, from, random);
    mutation.change(places(random, crossed ? 0 : 1));
    ChaosPlan plan = rules.plan(mutation.items());
    return plan == null ? new ChaosCase(seed, explorer.plan(seed)) : mutation.with(plan);
  }

  private ChaosCase fresh(long seed, SimRandom random) {
    ChaosPlan drawn = explorer.plan(seed);
    ChaosPlan more = random.nextInt(PLAIN) == 0 ? null : aimed.of(drawn, random);
    return new ChaosCase(seed, more == null ? drawn : more);
  }

  /** Each more with half the chance. */
  private static int places(SimRandom random, int least) {
    int places = least;
    while (places < MOST_PLACES && random.nextBoolean()) {
      places++;
    }
    return places;
  }
}
