package org.wwep.emulator.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.wwep.net.TerminalText;

/**
 * Standard output, one whole line at a time; tells when it can no longer be written.
 *
 * <p>A thread of its own writes, so that a reader that stops reading holds nobody up: firmware and
 * server go on, and past {@value #MOST} lines the newest are dropped and counted.
 *
 * <p>Safe for use by any thread.
 */
public final class LineWriter {
  private static final int MOST = 100_000;
  private static final int LONGEST = 16_384;

  private static final MonitoredOutput STANDARD =
      new MonitoredOutput(new FileOutputStream(FileDescriptor.out));

  private static volatile MonitoredOutput standard = STANDARD;

  private final MonitoredOutput target;
  private final PrintStream out;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>(MOST);
  private final AtomicLong unwritten = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Writes to a stream that reports its own errors, such as a log file's. */
  public LineWriter(PrintStream out) {
    this(new MonitoredOutput(out), out);
  }

  /** Writes to this output in UTF-8, and remembers why that failed, if it does. */
  LineWriter(MonitoredOutput target) {
    this(target, new PrintStream(target, false, StandardCharsets.UTF_8));
  }

  private LineWriter(MonitoredOutput target, PrintStream out) {
    this.target = target;
    this.out = out;
    Thread.ofPlatform().daemon().name("wwep-output").start(this::write);
  }

  /** Returns the process's standard output. */
  public static LineWriter standard() {
    return new LineWriter(standard);
  }

  /**
   * Has what is asked for from now on be written elsewhere, by a program that runs commands within
   * its own process.
   *
   * @param out where, or null for standard output again
   */
  public static void redirect(@Nullable OutputStream out) {
    standard = out == null ? STANDARD : new MonitoredOutput(out);
  }

  /**
   * Has a line written, and lets it leave at once: what others wrote within it is made fit to
   * print, and what is beyond {@value #LONGEST} characters is cut off.
   */
  public void line(String text) {
    put(TerminalText.of(text, LONGEST));
  }

  /** Has a line of JSON written, which has bounds and escapes of its own. */
  public void json(String object) {
    put(object);
  }

  private void put(String text) {
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

  /** Waits until the output can no longer be written; that is noticed when something is printed. */
  public void awaitClosed() throws InterruptedException {
    closed.await();
  }

  /** Returns whether the output can no longer be written. */
  public boolean closed() {
    return closed.getCount() == 0;
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
      throw lost(target);
    }
    if (dropped.get() > 0) {
      throw new CliException(
          ExitCode.ENVIRONMENT,
          dropped.get() + " lines were dropped: standard output was not read in time");
    }
    return exitCode;
  }

  /**
   * Returns the error for standard output that can no longer be written. Its message is empty if
   * the reader closed the pipe: that is the reader's choice, and there is nothing to repair.
   */
  public static CliException lost() {
    return lost(standard);
  }

  private static CliException lost(MonitoredOutput target) {
    String problem = target.problem();
    return new CliException(
        problem.isEmpty() ? ExitCode.READER_GONE : ExitCode.ENVIRONMENT,
        problem.isEmpty() ? "" : "standard output could not be written: " + problem);
  }
}
