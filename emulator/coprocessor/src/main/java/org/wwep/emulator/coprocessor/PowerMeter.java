package org.wwep.emulator.coprocessor;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.channel.PowerMode;
import org.wwep.emulator.coprocessor.channel.PowerPolicy;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;
import org.wwep.rtos.Rtos;

/**
 * Which mode a coprocessor is in, and the time that waking up takes.
 *
 * <p>Any task. Without figures it is always awake, and tells nobody.
 */
final class PowerMeter {
  private final @Nullable PowerFigures figures;
  private final Consumer<PowerMode> listener;
  private PowerMode mode = PowerMode.ACTIVE;
  private PowerPolicy policy;
  private int busy;
  private int generation;

  PowerMeter(@Nullable PowerFigures figures, Consumer<PowerMode> listener) {
    this.figures = figures;
    this.listener = listener;
    this.policy = figures == null ? PowerPolicy.ALWAYS_ON : figures.policy();
    if (figures != null) {
      listener.accept(mode);
    }
  }

  synchronized PowerPolicy policy() {
    return policy;
  }

  synchronized PowerMode mode() {
    return mode;
  }

  /** Sets the policy; it holds from when the work at hand is done. */
  synchronized void use(PowerPolicy other) throws ErrnoException {
    if (!other.works()) {
      throw new ErrnoException(
          Errno.ENOTSUP,
          "power policy %s: it depends on beacons, which are not emulated; take normal or always-on"
              .formatted(other));
    }
    if (figures == null && other != PowerPolicy.ALWAYS_ON) {
      throw new ErrnoException(
          Errno.ENOTSUP,
          "power policy %s: this coprocessor was given no figures, so it is always on"
              .formatted(other));
    }
    policy = other;
  }

  /** Has it be awake from now on, once it has woken up, until {@link #rest} as often as this. */
  void wake(Rtos rtos) throws InterruptedException {
    Duration takes;
    synchronized (this) {
      busy++;
      generation++;
      takes = figures == null ? Duration.ZERO : figures.of(mode).wakeUp();
      if (mode == PowerMode.ACTIVE) {
        return;
      }
      change(PowerMode.ACTIVE);
    }
    if (takes.isPositive()) {
      rtos.sleep(takes);
    }
  }

  /** Has it have less to do; with nothing left it sleeps after a while. */
  void rest(CoprocessorTasks coprocessorTasks) {
    int mine;
    Duration after;
    synchronized (this) {
      busy--;
      if (busy > 0 || figures == null || policy == PowerPolicy.ALWAYS_ON) {
        return;
      }
      mine = ++generation;
      after = figures.sleepAfter();
    }
    coprocessorTasks.start(
        "nwp sleep",
        () -> {
          coprocessorTasks.rtos().sleep(after);
          sleep(mine);
        });
  }

  private synchronized void sleep(int mine) {
    if (mine == generation && busy == 0 && mode == PowerMode.ACTIVE) {
      change(PowerMode.SLEEP);
    }
  }

  /** Has it be as good as off. */
  synchronized void hibernate() {
    generation++;
    if (figures != null) {
      change(PowerMode.HIBERNATE);
    }
  }

  private void change(PowerMode other) {
    if (mode != other) {
      mode = other;
      listener.accept(other);
    }
  }
}
