package org.wwep.emulator.external;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.external.SerialSettings.ModemLine;

/**
 * The thread that reads a board's console, and opens it again when it comes back. Owned by the
 * board.
 */
final class ConsoleReader implements AutoCloseable {
  /** How often a console that is gone is looked for, in milliseconds. */
  private static final int LOOK = 100;

  private static final int PIECE = 4096;
  private static final Duration END = Duration.ofSeconds(5);

  private final ConsolePort port;
  private final ConsoleListener listener;
  private final boolean comesBack;
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable Thread thread;

  /**
   * Makes one for a console.
   *
   * @param comesBack whether it is opened again once it is gone
   */
  ConsoleReader(ConsolePort port, boolean comesBack, ConsoleListener listener) {
    this.port = port;
    this.comesBack = comesBack;
    this.listener = listener;
  }

  /**
   * Opens the console, and reads it from now on; without effect if it does.
   *
   * @param longest how long it may take to be there
   */
  void start(String device, Duration longest) throws IOException, InterruptedException {
    if (thread != null) {
      return;
    }
    long end = System.nanoTime() + longest.toNanos();
    for (IOException why = obstacle(); why != null; why = obstacle()) {
      if (System.nanoTime() - end >= 0 || closed.await(LOOK, TimeUnit.MILLISECONDS)) {
        throw why;
      }
    }
    thread = Thread.ofPlatform().daemon().name(device + " console").start(this::read);
  }

  /** Opens the console; returns what is in the way. */
  private @Nullable IOException obstacle() {
    try {
      port.open();
      return null;
    } catch (IOException e) {
      return e;
    }
  }

  /** Sets a modem line of the console's port. */
  void set(ModemLine line, boolean active) throws IOException {
    port.set(line, active);
  }

  /** Writes to the console. */
  void write(byte[] bytes) throws IOException {
    port.write(bytes);
  }

  private void read() {
    byte[] buffer = new byte[PIECE];
    do {
      String why = untilLost(buffer);
      if (isClosed()) {
        return;
      }
      listener.lost(why);
    } while (comesBack && reopened());
  }

  private String untilLost(byte[] buffer) {
    try {
      while (!isClosed()) {
        int got = port.read(buffer);
        if (got < 0) {
          return "the other side has ended";
        }
        if (got == 0) {
          listener.quiet();
        } else {
          listener.received(Arrays.copyOf(buffer, got));
        }
      }
      return "";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private boolean reopened() {
    try {
      while (!closed.await(LOOK, TimeUnit.MILLISECONDS)) {
        if (obstacle() == null) {
          listener.back();
          return true;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  @Override
  public void close() {
    closed.countDown();
    port.close();
    Thread reading = thread;
    if (reading != null && reading != Thread.currentThread()) {
      try {
        boolean _ = reading.join(END);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
    port.close(); // what was opened again meanwhile
  }
}
