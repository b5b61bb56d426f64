package org.wwep.emulator.cli.terminal;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What is done when a signal (Ctrl-C, SIGTERM) ends the process; the JVM then ends with 128 plus
 * the signal's number, 130 for Ctrl-C.
 *
 * <p>It may take {@link #LONGEST} unless told otherwise: then the process ends all the same.
 * Closing it in time, on the ordinary way out, takes it back.
 */
public final class ShutdownHook implements AutoCloseable {
  /** How long the last things may take. */
  public static final Duration LONGEST = Duration.ofSeconds(6);

  private final Thread hook;
  private final Duration longest;
  private final Runnable last;
  private volatile boolean raised;

  /** Sets what is done; the JVM waits for it. */
  public ShutdownHook(Runnable last) {
    this(LONGEST, last);
  }

  /** Sets what is done, and how long the JVM waits for it. */
  public ShutdownHook(Duration longest, Runnable last) {
    this.longest = longest;
    this.last = last;
    hook = new Thread(this::run, "wwep-on-signal");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Does work that has an ordinary way out of its own once it is told to stop: a signal tells it,
   * and the JVM waits for it.
   *
   * @return what the work returned
   */
  public static int during(Callable<Integer> work, Runnable stop) throws Exception {
    CountDownLatch finished = new CountDownLatch(1);
    try (ShutdownHook signal = new ShutdownHook(() -> stop(stop, finished))) {
      int exitCode;
      try {
        exitCode = work.call();
      } finally {
        finished.countDown();
      }
      signal.standBack();
      return exitCode;
    }
  }

  private static void stop(Runnable stop, CountDownLatch finished) {
    stop.run();
    try {
      boolean _ = finished.await(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    raised = true;
    Thread worker = Thread.ofPlatform().daemon().name("wwep-last-things").start(last);
    try {
      worker.join(longest);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits until this output can no longer be written. An interrupt of the thread that waits is
   * taken as a signal is: what is done last is done.
   */
  public void awaitClosed(LineWriter out) throws InterruptedException {
    try {
      out.awaitClosed();
    } catch (InterruptedException e) {
      close();
      last.run();
      throw e;
    }
  }

  /** Lets the ordinary way out go on only if there was no signal: else the hook has all in hand. */
  public void standBack() {
    if (raised) {
      waitForEver();
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      waitForEver();
    }
  }

  private static void waitForEver() {
    while (true) {
      LockSupport.park();
    }
  }
}
