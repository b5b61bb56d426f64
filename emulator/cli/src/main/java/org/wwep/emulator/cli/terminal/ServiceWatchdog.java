package org.wwep.emulator.cli.terminal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A service under systemd: ready once this is made, and alive as long as its check says so; where
 * there is no systemd, nobody is told.
 *
 * <p>The check runs on a thread of its own; one that blocks is as bad as one that says no: systemd
 * hears nothing, and starts the service again.
 */
public final class ServiceWatchdog {
  private static final int WORDS_A_LIMIT = 3;

  /** Finds out whether the service does its work. */
  @FunctionalInterface
  public interface HealthCheck {
    boolean healthy() throws InterruptedException;
  }

  private final SystemdNotifier systemd;
  private final HealthCheck check;
  private final CountDownLatch ended = new CountDownLatch(1);

  private ServiceWatchdog(SystemdNotifier systemd, HealthCheck check) {
    this.systemd = systemd;
    this.check = check;
  }

  /**
   * Says that the service does its work now, and goes on saying so.
   *
   * @param status what it does, for {@code systemctl status}
   */
  public static ServiceWatchdog start(String status, HealthCheck check) {
    ServiceWatchdog watchdog = new ServiceWatchdog(SystemdNotifier.of(System.getenv()), check);
    watchdog.systemd.ready(status);
    if (watchdog.systemd.watches()) {
      Thread.ofPlatform().daemon().name("wwep-watchdog").start(watchdog::watch);
    }
    return watchdog;
  }

  private void watch() {
    Duration pause = systemd.watchdog().dividedBy(WORDS_A_LIMIT);
    try {
      do {
        if (check.healthy()) {
          systemd.alive();
        }
      } while (!ended.await(pause.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
