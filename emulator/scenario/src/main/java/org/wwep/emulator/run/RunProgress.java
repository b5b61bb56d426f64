package org.wwep.emulator.run;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.Step;
import org.wwep.rtos.Rtos;

/**
 * How far a run's steps are; once they are over, all that was set up stays until the run is closed.
 *
 * <p>Told by the script; any thread looks.
 */
final class RunProgress implements RunWatch {
  private final Rtos rtos;
  private final LongSupplier clock;
  private final CountDownLatch settled = new CountDownLatch(1);
  private volatile @Nullable Testbed testbed;
  private volatile @Nullable Step step;
  private volatile @Nullable StepPerformer performer;
  private volatile boolean between;
  private volatile long since;

  /**
   * Begins with nothing.
   *
   * @param clock the time since the world began
   */
  RunProgress(Rtos rtos, LongSupplier clock) {
    this.rtos = rtos;
    this.clock = clock;
  }

  @Override
  public void set(Testbed made) {
    testbed = made;
  }

  @Override
  public void begun(Step begun) {
    step = begun;
    between = false;
  }

  @Override
  public void done(Step done) {
    between = true;
    since = clock.getAsLong();
  }

  @Override
  public void ended(StepPerformer more) throws InterruptedException {
    performer = more;
    settled.countDown();
    while (true) {
      rtos.sleep(Rtos.WAIT_FOREVER);
    }
  }

  /** Takes that no step follows since the run broke. */
  void broke() {
    settled.countDown();
  }

  /** Waits until the steps are over, or the run broke; returns whether that is so in time. */
  boolean await(Duration most) throws InterruptedException {
    return settled.await(most.toNanos(), TimeUnit.NANOSECONDS);
  }

  Optional<Testbed> testbed() {
    return Optional.ofNullable(testbed);
  }

  Optional<Step> step() {
    return Optional.ofNullable(step);
  }

  /** Returns since when no step is under way; nothing if one is. */
  Optional<Duration> sinceStep() {
    return between ? Optional.of(Duration.ofNanos(since)) : Optional.empty();
  }

  /** Returns what does further steps, once all are over. */
  Optional<StepPerformer> performer() {
    return Optional.ofNullable(performer);
  }
}
