package org.wwep.emulator.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Standard output, one whole line at a time, and the news that its reader is gone.
 *
 * <p>A thread of its own writes, so that a reader that stops reading holds nobody up: firmware and
 * server go on, and past {@value #MOST} lines the newest are dropped and counted.
 *
 * <p>Safe for use by any thread.
 */
public final class LineWriter {
  private static final int MOST = 100_000;

  private final PrintStream out;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>(MOST);
  private final AtomicLong unwritten = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final CountDownLatch closed = new CountDownLatch(1);

  public LineWriter(PrintStream out) {
    this.out = out;
    Thread.ofPlatform().daemon().name("wwep-output").start(this::write);
  }

  /** Returns the process's standard output. */
  public static LineWriter standard() {
    return new LineWriter(
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8));
  }

  /** Has a line written, and lets it leave at once. */
  public void line(String text) {
    unwritten.incrementAndGet();
    if (!lines.offer(text)) {
      unwritten.decrementAndGet();
      dropped.incrementAndGet();
    }
  }

  private void write() {
    try {
      while (true) {
        out.println(lines.take());
        if (out.checkError()) {
          closed.countDown();
        }
        unwritten.decrementAndGet();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until whoever reads this is gone; that is noticed when something is printed. */
  public void awaitClosed() throws InterruptedException {
    closed.await();
  }

  /** Waits until all is written, but not for ever: a reader may have stopped reading. */
  public void flush(long millis) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (unwritten.get() > 0 && closed.getCount() > 0 && System.nanoTime() < deadline) {
      java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(200));
    }
  }

  /** Waits until all is written, however slow the reader. */
  public void flush() {
    flush(TimeUnit.DAYS.toMillis(1));
  }

  /**
   * Waits until all is written, and returns the exit code.
   *
   * @throws CliException if not all could be written: then there is no result to speak of
   */
  public int finish(int exitCode) throws CliException {
    flush();
    if (closed.getCount() == 0) {
      throw lost();
    }
    if (dropped.get() > 0) {
      throw new CliException(
          ExitCode.ENVIRONMENT, dropped.get() + " lines were dropped: nobody read them in time");
    }
    return exitCode;
  }

  /** Returns what to say when standard output cannot be written. */
  public static CliException lost() {
    return new CliException(
        ExitCode.ENVIRONMENT,
        "standard output could not be written: its reader is gone, or the disk is full");
  }
}
