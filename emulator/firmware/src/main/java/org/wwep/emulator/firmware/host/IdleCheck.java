package org.wwep.emulator.firmware.host;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.firmware.FirmwareListener;
import org.wwep.emulator.firmware.MisuseKind;
import org.wwep.rtos.Rtos;

/**
 * Tells once of firmware that only waits: whatever thread of it waits when it is time finds that
 * out, so no task is needed for it.
 */
final class IdleCheck {
  /** How long after power on something should have been seen. */
  static final Duration TIME = Duration.ofSeconds(10);

  private final Rtos rtos;
  private final Activity activity;
  private final FirmwareListener listener;
  private final Instant due;
  private final AtomicBoolean told = new AtomicBoolean();

  IdleCheck(Rtos rtos, Activity activity, FirmwareListener listener) {
    this.rtos = rtos;
    this.activity = activity;
    this.listener = listener;
    this.due = rtos.now().plus(TIME);
  }

  /** A wait of at most so long; returns whether what it is for has come. */
  @FunctionalInterface
  interface Wait {
    boolean upTo(Duration time) throws InterruptedException;
  }

  /**
   * Waits, in two parts if it is time in between.
   *
   * @param what what the firmware does meanwhile, {@code sleeps}
   * @return whether what it waits for has come
   */
  boolean await(Duration time, String what, Wait wait) throws InterruptedException {
    Duration quiet = left();
    if (quiet == null || time.compareTo(quiet) < 0) {
      return wait.upTo(time);
    }
    return awaitBriefly(what, wait) || wait.upTo(time.minus(quiet));
  }

  /**
   * Waits until it is time; not at all if that is past, or something was seen.
   *
   * @return whether what it waits for has come
   */
  boolean awaitBriefly(String what, Wait wait) throws InterruptedException {
    Duration quiet = left();
    if (quiet == null) {
      return false;
    }
    if (wait.upTo(quiet)) {
      return true;
    }
    tell(what);
    return false;
  }

  /** Returns how long it is until something should have been seen, or null if that is settled. */
  private @Nullable Duration left() {
    if (activity.seen() || told.get()) {
      return null;
    }
    Duration left = Duration.between(rtos.now(), due);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private void tell(String what) {
    if (!activity.seen() && told.compareAndSet(false, true)) {
      listener.misused(
          rtos.now(),
          MisuseKind.IDLE,
          "nothing was seen of it for %d s after power on, and it %s: it has printed nothing, and used no pin, console or network"
              .formatted(TIME.toSeconds(), what));
    }
  }
}
