package org.wwep.emulator.fleet;

import java.util.concurrent.CompletableFuture;

/**
 * How far a loop is, for other threads.
 *
 * @param rehearsed completes once the first press may come
 * @param drained completes once no press is under way, and none will begin
 * @param finished completes once all registers were looked at
 */
record LoopMilestones(
    CompletableFuture<Void> rehearsed,
    CompletableFuture<Void> drained,
    CompletableFuture<Void> finished) {
  /** Makes those of a loop that has not begun. */
  LoopMilestones() {
    this(new CompletableFuture<>(), new CompletableFuture<>(), new CompletableFuture<>());
  }

  /** Runs a part of the loop's work; if that fails, so does whoever waits for the loop. */
  void guard(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      fail(e);
    }
  }

  /** Nothing will be reached any more. */
  void fail(Throwable why) {
    rehearsed.completeExceptionally(why);
    drained.completeExceptionally(why);
    finished.completeExceptionally(why);
  }
}
