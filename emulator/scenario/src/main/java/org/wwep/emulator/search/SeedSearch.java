package org.wwep.emulator.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.explore.ChaosCase;
import org.wwep.emulator.explore.ChaosPlan;
import org.wwep.emulator.explore.Explorer;
import org.wwep.emulator.explore.SeedRun;
import org.wwep.emulator.invariant.Violation;

/**
 * Tries seeds: all of them, or until one breaks an invariant; what breaks one is shrunk.
 *
 * <p><b>Shape</b>: on several threads, which take chunks of seeds in turn. Of a search that ends
 * with the first finding that is the lowest seed that fails, whatever the number of threads. What
 * the record has already is not tried again. Owned by the thread that runs it.
 */
public final class SeedSearch extends CaseSearch {
  private static final long CHUNK = 1024;

  /** How much work may be lost, at most, if the process is killed. */
  private static final long KEPT_EVERY = TimeUnit.SECONDS.toNanos(1);

  private final IntervalSet before = new IntervalSet();
  private final AtomicLong lowest = new AtomicLong(Long.MAX_VALUE);
  private long next;
  private volatile boolean late;
  private volatile @Nullable Throwable trouble;

  /**
   * Plans a search.
   *
   * @param keepGoing whether it goes on after a finding
   * @param kept what was tried before, and where it is added to
   */
  public SeedSearch(Explorer explorer, SeedSet seeds, boolean keepGoing, SearchRecord kept) {
    super(explorer, seeds, keepGoing, kept);
    SearchTally total = kept.total();
    before.addAll(total.done());
    if (!keepGoing && !total.findings().isEmpty()) {
      lowest.set(index(seeds, total.findings().iterator().next().seed()));
    }
  }

  @Override
  public SearchTally run(int threads, @Nullable Duration time)
      throws InterruptedException, IOException {
    long begun = System.nanoTime();
    List<Thread> workers =
        IntStream.range(0, threads)
            .mapToObj(
                i ->
                    Thread.ofPlatform()
                        .daemon()
                        .name("wwep-explore-" + i)
                        .start(() -> work(begun, time)))
            .toList();
    try {
      for (Thread worker : workers) {
        worker.join();
      }
    } finally {
      workers.forEach(Thread::interrupt);
    }
    Throwable thrown = trouble;
    if (thrown instanceof UncheckedIOException io) {
      throw new IOException(io.getCause());
    }
    if (thrown != null) {
      throw new IllegalStateException("exploring broke: " + thrown, thrown);
    }
    return result(late);
  }

  private void work(long begun, @Nullable Duration time) {
    try {
      for (IntervalSet.Interval chunk = take(); chunk != null; chunk = take()) {
        work(chunk, begun, time == null ? Long.MAX_VALUE : time.toNanos());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      trouble = new UncheckedIOException(e);
    } catch (RuntimeException | Error e) {
      trouble = e;
    }
  }

  /** Takes the next seeds that nobody has tried, at most a chunk of them. */
  private synchronized IntervalSet.@Nullable Interval take() {
    next = before.gapFrom(next);
    if (next >= seeds.size() || isOver(next)) {
      return null;
    }
    long end = before.nextFrom(next, Math.min(seeds.size(), next + CHUNK));
    IntervalSet.Interval chunk = new IntervalSet.Interval(next, end - next);
    next = end;
    return chunk;
  }

  private boolean isOver(long index) {
    return isStopped() || late || trouble != null || index > lowest.get();
  }

  private void work(IntervalSet.Interval chunk, long begun, long limit)
      throws InterruptedException, IOException {
    SearchTally part = new SearchTally();
    long from = chunk.from();
    long index = from;
    long since = System.nanoTime();
    while (index < chunk.end() && !isLate(begun, limit) && !isOver(index)) {
      boolean found = attempt(index, part);
      tried();
      if (found && !keepGoing) {
        lowest.accumulateAndGet(index, Math::min);
      }
      index++;
      if (System.nanoTime() - since > KEPT_EVERY) {
        keep(part, from, index, since);
        part = new SearchTally();
        from = index;
        since = System.nanoTime();
      }
    }
    if (index > from) {
      keep(part, from, index, since);
    }
  }

  private boolean isLate(long begun, long limit) {
    if (System.nanoTime() - begun > limit) {
      late = true;
    }
    return late;
  }

  private void keep(SearchTally part, long from, long end, long since) throws IOException {
    part.addWork(Duration.ofNanos(System.nanoTime() - since));
    part.addDone(new IntervalSet.Interval(from, end - from));
    kept.add(part);
  }

  /** Returns what came of one case that was run by itself. */
  public static SearchTally alone(Explorer explorer, ChaosCase chaosCase, SeedRun run) {
    SearchTally tally = new SearchTally();
    tally.addDone(new IntervalSet.Interval(0, 1));
    add(run, chaosCase.plan(), LinkLabel.ofClients(explorer.scenario()), tally);
    Violation violation = run.violation();
    if (violation != null) {
      tally.addFinding(
          SearchFinding.ofCase(new Explorer.Finding(chaosCase.seed(), violation, chaosCase)));
    }
    return tally;
  }

  private boolean attempt(long index, SearchTally part) throws InterruptedException {
    long seed = seeds.seed(index);
    ChaosPlan plan = explorer.plan(seed);
    SeedRun run = explorer.run(seed, plan);
    add(run, plan, links, part);
    Violation violation = run.violation();
    if (violation == null) {
      return false;
    }
    part.addFinding(SearchFinding.of(explorer.shrunk(seed, violation)));
    return true;
  }
}
