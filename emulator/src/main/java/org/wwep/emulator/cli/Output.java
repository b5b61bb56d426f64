package org.wwep.emulator.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Standard output, one whole line at a time, and the news that its reader is gone.
 *
 * <p>Safe for use by any thread.
 */
final class Output {
  private final PrintStream out;
  private final CountDownLatch closed = new CountDownLatch(1);

  Output(PrintStream out) {
    this.out = out;
  }

  /** Returns the process's standard output. */
  static Output standard() {
    return new Output(
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8));
  }

  /** Prints a line and lets it leave at once. */
  void line(String text) {
    out.println(text);
    if (out.checkError()) {
      closed.countDown();
    }
  }

  /** Returns whether whoever read this is gone. */
  boolean closed() {
    return closed.getCount() == 0;
  }

  /** Waits until whoever reads this is gone; that is noticed when something is printed. */
  void awaitClosed() throws InterruptedException {
    closed.await();
  }

  /** Waits for that, but not for ever. */
  boolean awaitClosed(long millis) throws InterruptedException {
    return closed.await(millis, TimeUnit.MILLISECONDS);
  }
}
