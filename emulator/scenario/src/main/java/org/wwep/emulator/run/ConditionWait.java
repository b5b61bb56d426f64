package org.wwep.emulator.run;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.wwep.emulator.scenario.Formats;
import org.wwep.emulator.scenario.Mismatch;
import org.wwep.emulator.scenario.StepContext;
import org.wwep.emulator.scenario.StepFailedException;
import org.wwep.emulator.testbed.World;
import org.wwep.rtos.Mailbox;
import org.wwep.rtos.Rtos;

/**
 * All waiting of a script: it looks, and looks again whenever something happened, in virtual and in
 * real time alike.
 *
 * <p>Owned by the script; anybody rings.
 */
final class ConditionWait {
  private final Rtos rtos;
  private final Instant limit;
  private final Mailbox<Boolean> rung;
  private final RunGuard guard;
  private final Mailbox<Boolean> stopped;
  private final AtomicBoolean armed = new AtomicBoolean();
  private boolean cutShort;

  /**
   * Hangs a bell up.
   *
   * @param limit how long the whole run may take, since the world began
   * @param guard ends a wait when the step must not go on
   */
  ConditionWait(World world, Rtos rtos, Duration limit, RunGuard guard) {
    this.guard = guard;
    this.rtos = rtos;
    this.rung = rtos.mailbox();
    this.stopped = rtos.mailbox();
    this.limit = world.timeline().beginning().plus(limit);
    world.timeline().listen(_ -> ring());
  }

  /** Has the script look again, if it waits. */
  void ring() {
    if (armed.compareAndSet(true, false)) {
      rung.post(true);
    }
  }

  /** Has the guard asked at once, also while time passes. */
  void stop() {
    ring();
    stopped.post(true);
  }

  /** Forgets that an earlier wait was cut short. */
  void begin() {
    cutShort = rtos.now().isAfter(limit);
  }

  /** Returns whether the run's time ended before the wait's own. */
  boolean cutShort() {
    return cutShort;
  }

  /** Waits until this is so, for so long at most; returns whether it was. */
  boolean await(Duration timeout, StepContext.Condition condition)
      throws InterruptedException, StepFailedException {
    Instant wanted = rtos.now().plus(timeout);
    boolean cut = !wanted.isBefore(limit);
    Instant until = cut ? limit : wanted;
    while (true) {
      // Armed before it looks, so that nothing slips in between.
      armed.set(true);
      guard.check();
      boolean found = condition.holds();
      Duration left = Duration.between(rtos.now(), until);
      if (found || !left.isPositive()) {
        armed.set(false);
        cutShort = cut && !found;
        return found;
      }
      rung.take(left);
    }
  }

  /** Watches for the whole span, or until this is so; returns whether it was. */
  boolean during(Duration span, StepContext.Condition condition)
      throws InterruptedException, StepFailedException {
    boolean over = rtos.now().plus(span).isAfter(limit);
    boolean found = await(span, condition);
    if (!found) {
      cutShort = over;
      if (over) {
        throw new StepFailedException(Mismatch.of(Formats.span(span) + " for this step"));
      }
    }
    return found;
  }

  /** Lets time pass; the next step happens at the very instant. */
  void sleep(Duration span) throws InterruptedException, StepFailedException {
    Instant until = rtos.now().plus(span);
    if (until.isAfter(limit)) {
      pass(limit);
      cutShort = true;
      throw new StepFailedException(Mismatch.of(Formats.span(span) + " to pass"));
    }
    pass(until);
  }

  private void pass(Instant until) throws InterruptedException, StepFailedException {
    boolean early;
    do {
      early = stopped.take(Duration.between(rtos.now(), until)).isPresent();
      guard.check();
    } while (early);
  }

  /** Waits until this is so, or until the run's time is over. */
  void conclude(StepContext.Condition condition) throws InterruptedException, StepFailedException {
    await(Duration.between(rtos.now(), limit), condition);
  }
}
