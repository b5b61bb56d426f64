package org.wwep.emulator.cli.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.run.RunRequest;
import org.wwep.emulator.run.RunResult;

/**
 * Several runs, on several threads; what came of them is told in the order in which they were asked
 * for.
 *
 * <p>Owned by the thread that runs it; anybody stops it.
 */
public final class RunBatch {
  /** Told of each run. */
  @FunctionalInterface
  public interface Listener {
    void done(RunResult result);
  }

  private record Job(RunRequest request, CompletableFuture<@Nullable RunResult> done) {}

  private final List<Job> jobs;
  private final boolean stopOnError;
  private final int retries;
  private final BlockingQueue<Job> waiting;
  private final List<Thread> workers;
  private volatile boolean stopped;

  /**
   * Plans the runs.
   *
   * @param stopOnError whether one that does not pass ends it
   * @param retries how often a run that fails is run again
   */
  public RunBatch(List<RunRequest> requests, int threads, boolean stopOnError, int retries) {
    this.retries = retries;
    this.jobs = requests.stream().map(r -> new Job(r, new CompletableFuture<>())).toList();
    this.stopOnError = stopOnError;
    this.waiting = new LinkedBlockingQueue<>(jobs);
    this.workers =
        IntStream.range(0, Math.min(threads, jobs.size()))
            .mapToObj(i -> Thread.ofPlatform().daemon().name("wwep-run-" + i).unstarted(this::work))
            .toList();
  }

  /** Runs all, or until it is stopped, and returns what came of those that were begun. */
  public List<RunResult> run(Listener listener) throws InterruptedException {
    workers.forEach(Thread::start);
    List<RunResult> results = new ArrayList<>();
    for (Job job : jobs) {
      RunResult result = awaited(job);
      if (result != null) {
        results.add(result);
        listener.done(result);
        if (stopOnError && !result.verdict().isPass()) {
          stop();
          break;
        }
      }
    }
    return results;
  }

  /** Ends the runs under way, and begins no more. */
  void stop() {
    stopped = true;
    workers.forEach(Thread::interrupt);
  }

  private static @Nullable RunResult awaited(Job job) throws InterruptedException {
    try {
      return job.done().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(job.request().scenario().file() + " broke", e.getCause());
    }
  }

  /** Runs one, and again as long as it fails and may be. */
  private RunResult run(RunRequest request) {
    List<String> earlier = new ArrayList<>();
    RunResult result = ScenarioRuns.run(request);
    while (failed(result) && earlier.size() < retries && !stopped) {
      earlier.add(String.valueOf(result.failure()));
      result = ScenarioRuns.run(request);
    }
    return earlier.isEmpty() ? result : result.after(earlier);
  }

  /** A rig that is not there is not there at the next go either. */
  private static boolean failed(RunResult result) {
    return result.verdict() == RunResult.Verdict.FAILED
        || result.verdict() == RunResult.Verdict.TIMED_OUT;
  }

  private void work() {
    for (Job job = waiting.poll(); job != null; job = waiting.poll()) {
      try {
        job.done().complete(stopped ? null : run(job.request()));
      } catch (RuntimeException | Error e) {
        job.done().completeExceptionally(e);
      }
    }
  }
}
