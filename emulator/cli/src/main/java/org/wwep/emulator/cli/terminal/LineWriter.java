package org.wwep.emulator.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
 * <p><b>Errors</b>: what is done for its output ends once that cannot be written. What is done for
 * others outlives its log: on a full disk lines are lost and counted, the log on standard error
 * tells of it, and each line is tried anew; only a reader that closed its pipe is the end.
 *
 * <p>Safe for use by any thread.
 */
public final class LineWriter {
  private static final int MOST = 100_000;
  private static final int LONGEST = 16_384;
  private static final String STANDARD_OUTPUT = "standard output";
  private static final String NOT_READ = "not read in time";

  /** In place of a line: there is none, but the status below is another one. */
  private static final String REDRAW = "\0";

  private static final String CLEAR = "\r\033[K";

  private static final MonitoredOutput STANDARD =
      new MonitoredOutput(new FileOutputStream(FileDescriptor.out));

  private static volatile MonitoredOutput standard = STANDARD;

  private final MonitoredOutput target;
  private final boolean lasting;
  private final LineLosses losses;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>(MOST);
  private final AtomicLong unwritten = new AtomicLong();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile String status = "";

  /**
   * Writes to this output in UTF-8, and remembers why that failed, if it does.
   *
   * @param name what to call it where losses are told
   * @param lasting whether it is written to again after it failed
   */
  LineWriter(MonitoredOutput target, String name, boolean lasting) {
    this.target = target;
    this.lasting = lasting;
    this.losses = new LineLosses(name);
    Thread.ofPlatform().daemon().name("wwep-output").start(this::write);
  }

  /** Returns the process's standard output, for a command that is there for its output. */
  public static LineWriter standard() {
    return new LineWriter(standard, STANDARD_OUTPUT, false);
  }

  /** Returns the process's standard output, for a service that outlives its log. */
  public static LineWriter lasting() {
    return new LineWriter(standard, STANDARD_OUTPUT, true);
  }

  /** Returns the process's standard output as it is, for a protocol until that closes it. */
  public static OutputStream protocol() {
    return new ProtocolOutput(standard);
  }

  /**
   * Returns a log beside standard output, which a service outlives.
   *
   * @param name what to call it where losses are told
   */
  public static LineWriter log(OutputStream file, String name) {
    return new LineWriter(new MonitoredOutput(file), name, true);
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

  /** Returns whether it is somebody else's place that lines go to. */
  static boolean redirected() {
    return standard != STANDARD;
  }

  /**
   * Has a line written, and lets it leave at once: what others wrote within it is made fit to
   * print, and what is beyond {@value #LONGEST} characters is cut off.
   */
  public void line(String text) {
    put(TerminalText.of(text, LONGEST));
  }

  /**
   * Has a line written in a colour, on a terminal that has some.
   *
   * @param colour how it stands out; {@link TextColour#NONE} for an ordinary line
   */
  public void line(TextColour colour, String text) {
    put(colour.paint(TerminalText.of(text, LONGEST)));
  }

  /** Has a line written as it is, colours included: nothing in it may be of others. */
  public void drawn(String line) {
    put(line);
  }

  /**
   * Has a line stay below all others from now on, on a terminal; an empty one takes it away.
   *
   * @param line made fit to print, and no wider than the terminal
   */
  public void status(String line) {
    if (!line.equals(status)) {
      status = line;
      put(REDRAW);
    }
  }

  /** Has a line of JSON written, which has bounds and escapes of its own. */
  public void json(String object) {
    put(object);
  }

  private void put(String text) {
    unwritten.incrementAndGet();
    if (!lines.offer(text)) {
      unwritten.decrementAndGet();
      losses.lose(NOT_READ);
    }
  }

  /** Returns how many lines were lost so far. */
  public long lost() {
    return losses.count();
  }

  private void write() {
    boolean whole = true;
    String shown = "";
    try {
      while (true) {
        String line = lines.take();
        String below = status;
        // One write for both, lest the terminal shows the moment between.
        String text = line.equals(REDRAW) ? "" : line + System.lineSeparator();
        whole = write((shown.isEmpty() ? "" : CLEAR) + text + below, whole);
        shown = below;
        unwritten.decrementAndGet();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Writes a line, behind the end of one that may have been cut; returns whether it is written. */
  private boolean write(String line, boolean afterWhole) {
    try {
      target.write((afterWhole ? line : System.lineSeparator() + line).getBytes(UTF_8));
      target.flush();
      if (!afterWhole && lasting) {
        losses.recover();
      }
      return true;
    } catch (IOException _) {
      String problem = target.problem();
      if (lasting && !problem.isEmpty()) {
        losses.lose(problem);
      } else {
        closed.countDown();
      }
      return false;
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
      throw gone(target);
    }
    if (losses.count() > 0) {
      throw new CliException(ExitCode.ENVIRONMENT, losses.toString());
    }
    return exitCode;
  }

  /**
   * Returns the error for standard output that can no longer be written. Its message is empty if
   * the reader closed the pipe: that is the reader's choice, and there is nothing to repair.
   */
  public static CliException gone() {
    return gone(standard);
  }

  private static CliException gone(MonitoredOutput target) {
    String problem = target.problem();
    return new CliException(
        problem.isEmpty() ? ExitCode.READER_GONE : ExitCode.ENVIRONMENT,
        problem.isEmpty() ? "" : "standard output could not be written: " + problem);
  }
}
