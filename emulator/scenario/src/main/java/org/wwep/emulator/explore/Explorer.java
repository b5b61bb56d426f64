package org.wwep.emulator.explore;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.invariant.Violation;
import org.wwep.emulator.run.FirmwareSelector;
import org.wwep.emulator.run.RigLimits;
import org.wwep.emulator.scenario.Chaos;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.sim.Seed;
import org.wwep.emulator.testbed.ClientImage;

/**
 * Tries seeds until one breaks an invariant, and shrinks that one.
 *
 * <p><b>Shape</b>: on several threads, which take seeds in turn; what is found is the lowest seed
 * that fails, whatever the number of threads. Owned by the thread that calls it.
 */
public final class Explorer {
  /** In place of an id: no presses and no faults. */
  public static final String NOTHING = "-";

  private final Scenario scenario;
  private final Chaos chaos;
  private final FirmwareSelector firmware;
  private final Schedule schedule;
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicLong untried = new AtomicLong(Long.MAX_VALUE);
  private volatile boolean stopped;

  /**
   * What was found.
   *
   * @param seed the seed
   * @param violation what broke, in the smallest case
   * @param plan the smallest case
   */
  public record Finding(long seed, Violation violation, ChaosPlan plan) {}

  /**
   * Explores a scenario.
   *
   * @throws IllegalArgumentException if it has no chaos to draw from
   */
  public Explorer(Scenario scenario, ClientImage image, Schedule schedule) {
    this(scenario, FirmwareSelector.client(image), schedule);
  }

  /**
   * Explores a scenario with the firmware of each device.
   *
   * @throws IllegalArgumentException if it has no chaos to draw from, or cannot run in virtual time
   */
  public Explorer(Scenario scenario, FirmwareSelector firmware, Schedule schedule) {
    Chaos given = scenario.chaos();
    if (given == null) {
      throw new IllegalArgumentException(
          scenario.file()
              + ": there is no 'chaos' to draw presses and faults from; add it at the top level");
    }
    RigLimits.check(scenario, Rig.SIM);
    this.scenario = scenario;
    this.chaos = given;
    this.firmware = firmware;
    this.schedule = schedule;
  }

  /** Returns how many seeds have been tried; from any thread. */
  public long done() {
    return done.get();
  }

  /** Returns how many presses were acknowledged in all of them; from any thread. */
  public long acknowledged() {
    return acknowledged.get();
  }

  /** Has the search end when the seeds that are being tried have been; from any thread. */
  public void stop() {
    stopped = true;
  }

  /** Returns the lowest seed that was not tried, once a search has been stopped. */
  public long untried() {
    return untried.get();
  }

  /** Tries seeds from the first on, on so many threads; nothing if none of them fails. */
  public Optional<Finding> explore(long first, long count, int threads)
      throws InterruptedException {
    FailedSeed lowest = new Search(first, count, threads).lowestFailing();
    return lowest == null ? Optional.empty() : Optional.of(shrunk(lowest));
  }

  /**
   * Runs the plan of a seed, or only these items of it.
   *
   * @param only their ids, or {@value #NOTHING} for none
   * @throws IllegalArgumentException if the seed draws no such item
   */
  public SeedRun replay(long seed, @Nullable List<String> only) throws InterruptedException {
    ChaosPlan chaosPlan = plan(seed);
    if (only == null) {
      return seedRun(seed, chaosPlan);
    }
    for (String id : only) {
      if (!id.equals(NOTHING) && !chaosPlan.ids().contains(id)) {
        throw new IllegalArgumentException(
            "seed %d draws no '%s': it draws %s"
                .formatted(seed, id, String.join(", ", chaosPlan.ids())));
      }
    }
    return seedRun(seed, chaosPlan.only(only));
  }

  /** Returns what a seed gives. */
  public ChaosPlan plan(long seed) {
    return ChaosPlan.draw(scenario, chaos, new Seed(seed));
  }

  private SeedRun seedRun(long seed, ChaosPlan chaosPlan) throws InterruptedException {
    return SeedRun.run(scenario, chaos, firmware, schedule, seed, chaosPlan);
  }

  private Finding shrunk(FailedSeed failedSeed) throws InterruptedException {
    long seed = failedSeed.seed();
    ChaosPlan whole = plan(seed);
    Violation first = violation(seed, whole);
    if (first == null) {
      throw new IllegalStateException(
          "seed %d failed once and not again; it had said: %s"
              .formatted(seed, failedSeed.violation()));
    }
    // Another rule may break in a smaller case; what is shown stays what was found.
    List<String> kept =
        Shrinker.shrink(
            whole.ids(),
            ids -> {
              Violation still = violation(seed, whole.only(ids));
              return still != null && still.isSameAs(first);
            });
    ChaosPlan smallest = whole.only(kept);
    Violation shown = violation(seed, smallest);
    return new Finding(seed, shown == null ? first : shown, smallest);
  }

  private @Nullable Violation violation(long seed, ChaosPlan chaosPlan)
      throws InterruptedException {
    return seedRun(seed, chaosPlan).violation();
  }

  /** A seed that failed, and how. */
  private record FailedSeed(long seed, Violation violation) {}

  /** The search over seeds. */
  private final class Search {
    private final AtomicLong next;
    private final long end;
    private final int threads;
    private final AtomicReference<@Nullable FailedSeed> lowest = new AtomicReference<>();
    private volatile @Nullable Throwable trouble;

    Search(long first, long count, int threads) {
      this.next = new AtomicLong(first);
      this.end = first + count;
      this.threads = threads;
    }

    @Nullable FailedSeed lowestFailing() throws InterruptedException {
      List<Thread> workers =
          IntStream.range(0, threads)
              .mapToObj(
                  i -> Thread.ofPlatform().daemon().name("wwep-explore-" + i).start(this::work))
              .toList();
      try {
        for (Thread worker : workers) {
          worker.join();
        }
      } finally {
        workers.forEach(Thread::interrupt);
      }
      Throwable thrown = trouble;
      if (thrown != null) {
        throw new IllegalStateException("exploring broke: " + thrown, thrown);
      }
      return lowest.get();
    }

    private boolean belowLowest(long seed) {
      FailedSeed failedSeed = lowest.get();
      return failedSeed == null || seed < failedSeed.seed();
    }

    private void failed(FailedSeed failedSeed) {
      lowest.accumulateAndGet(
          failedSeed, (old, fresh) -> old == null || fresh.seed() < old.seed() ? fresh : old);
    }

    private void work() {
      try {
        for (long seed = next.getAndIncrement();
            seed < end && belowLowest(seed) && trouble == null;
            seed = next.getAndIncrement()) {
          long tried = seed;
          if (stopped) {
            untried.accumulateAndGet(tried, Math::min);
            return;
          }
          SeedRun seedRun = seedRun(tried, plan(tried));
          Violation violation = seedRun.violation();
          if (violation != null) {
            failed(new FailedSeed(tried, violation));
          }
          acknowledged.addAndGet(seedRun.acknowledged());
          done.incrementAndGet();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException | Error e) {
        trouble = e;
      }
    }
  }
}
