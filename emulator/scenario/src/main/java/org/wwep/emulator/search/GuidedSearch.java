package org.wwep.emulator.search;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.explore.ChaosCase;
import org.wwep.emulator.explore.Explorer;
import org.wwep.emulator.explore.SeedRun;
import org.wwep.emulator.guide.Guide;
import org.wwep.emulator.invariant.Violation;

/**
 * Tries seeds whose cases are made of those that reached something new.
 *
 * <p><b>Shape</b>: generation after generation; the cases of one are made before it is run, and
 * what they reached is added in their order: so what comes of it depends on the seeds alone,
 * neither on the number of threads nor on when the search was killed and gone on with. Ends after a
 * whole generation, or at its first finding. Owned by the thread that runs it.
 */
public final class GuidedSearch extends CaseSearch {
  private final Guide guide;
  private final @Nullable GuideStore store;

  /** What came of one case. */
  private record Trial(
      ChaosCase chaosCase,
      SeedRun run,
      Guide.@Nullable Reach reached,
      @Nullable SearchFinding finding,
      Duration work) {}

  /**
   * Plans a search.
   *
   * @param keepGoing whether it goes on after a finding
   * @param kept what was tried before, and where it is added to
   * @param given the cases that the first seeds try
   * @param directory where the search is kept, or null
   */
  public GuidedSearch(
      Explorer explorer,
      SeedSet seeds,
      boolean keepGoing,
      SearchRecord kept,
      List<ChaosCase> given,
      @Nullable Path directory) {
    super(explorer, seeds, keepGoing, kept);
    this.guide = new Guide(explorer, given);
    this.store = directory == null ? null : new GuideStore(directory);
  }

  @Override
  public SearchTally run(int threads, @Nullable Duration time)
      throws InterruptedException, IOException {
    if (isComplete()) {
      return kept.total();
    }
    long begun = System.nanoTime();
    boolean late = false;
    if (store != null) {
      store.restore(guide);
    }
    try (ExecutorService workers =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().daemon().name("wwep-explore-", 0).factory())) {
      try {
        while (!isStopped() && !late && !isComplete()) {
          generation(workers);
          late = time != null && System.nanoTime() - begun > time.toNanos();
        }
      } catch (InterruptedException | RuntimeException | IOException e) {
        workers.shutdownNow();
        throw e;
      }
    }
    if (store != null) {
      store.conclude(guide);
    }
    return result(late);
  }

  /** Tries the seeds of one generation, all of them or up to the first finding. */
  private void generation(ExecutorService workers) throws InterruptedException, IOException {
    long first = guide.tried();
    // What was kept of seeds that the guide has forgotten is run once more, and not counted again.
    long known = kept.total().untried();
    long end = Math.min(seeds.size(), first + Guide.GENERATION);
    List<Long> own = LongStream.range(first, end).mapToObj(seeds::seed).toList();
    List<ChaosCase> cases = guide.next(own);
    List<Future<Trial>> trials = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      long seed = own.get(i);
      ChaosCase chaosCase = cases.get(i);
      boolean again = first + i < known;
      trials.add(workers.submit(() -> trial(seed, chaosCase, again)));
    }
    SearchTally part = new SearchTally();
    long index = first;
    boolean over = false;
    for (Future<Trial> future : trials) {
      if (over) {
        future.cancel(true);
        continue;
      }
      Trial trial = of(future);
      guide.add(seeds.seed(index), trial.chaosCase(), trial.reached());
      if (index >= known) {
        part.addWork(trial.work());
        add(trial.run(), trial.chaosCase().plan(), links, part);
        if (trial.finding() != null) {
          part.addFinding(trial.finding());
          over = !keepGoing;
        }
      }
      index++;
    }
    if (index > Math.max(first, known)) {
      long from = Math.max(first, known);
      part.addDone(new IntervalSet.Interval(from, index - from));
      kept.add(part);
    }
    if (store != null) {
      store.keep(guide);
    }
  }

  private Trial trial(long seed, ChaosCase chaosCase, boolean again) throws InterruptedException {
    long since = System.nanoTime();
    SeedRun run = explorer.run(chaosCase);
    Violation violation = run.violation();
    SearchFinding finding =
        violation == null || again
            ? null
            : SearchFinding.ofCase(explorer.shrunk(seed, chaosCase, violation));
    if (!again) {
      tried();
    }
    Guide.Reach reached = Guide.Reach.of(run, chaosCase);
    Duration work = Duration.ofNanos(System.nanoTime() - since);
    return new Trial(chaosCase, run, reached, finding, work);
  }

  private static Trial of(Future<Trial> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("exploring broke: " + e.getCause(), e.getCause());
    }
  }
}
