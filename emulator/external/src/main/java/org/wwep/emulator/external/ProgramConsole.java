package org.wwep.emulator.external;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The standard input and output of a program, by pipes: opening starts it, closing kills it and
 * whatever it has started.
 */
final class ProgramConsole implements ConsolePort {
  private static final int PIECE = 4096;
  private static final byte[] END = {};

  private final BoardProgram program;
  private volatile @Nullable Process process;
  private volatile BlockingQueue<byte[]> output = new LinkedBlockingQueue<>();
  private byte[] rest = END;

  /** Makes one of a program that is not started yet. */
  ProgramConsole(BoardProgram program) {
    this.program = program;
  }

  @Override
  public void open() throws IOException {
    Process started = program.start();
    BlockingQueue<byte[]> mine = new LinkedBlockingQueue<>();
    output = mine;
    rest = END;
    process = started;
    Thread.ofPlatform()
        .daemon()
        .name("output of " + program.name())
        .start(() -> pump(started.getInputStream(), mine));
  }

  private static void pump(InputStream from, BlockingQueue<byte[]> to) {
    byte[] buffer = new byte[PIECE];
    try {
      for (int got = from.read(buffer); got >= 0; got = from.read(buffer)) {
        to.add(Arrays.copyOf(buffer, got));
      }
    } catch (IOException _) {
      // Its end was closed here.
    }
    to.add(END);
  }

  @Override
  public int read(byte[] buffer) throws IOException {
    try {
      if (rest.length == 0) {
        byte[] next = output.poll(WAIT, TimeUnit.MILLISECONDS);
        if (next == null) {
          return 0;
        }
        if (next.length == 0) {
          return -1;
        }
        rest = next;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return -1;
    }
    int length = Math.min(rest.length, buffer.length);
    System.arraycopy(rest, 0, buffer, 0, length);
    rest = Arrays.copyOfRange(rest, length, rest.length);
    return length;
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    Process now = process;
    if (now == null) {
      throw new IOException("the program does not run");
    }
    now.getOutputStream().write(bytes);
    now.getOutputStream().flush();
  }

  @Override
  public void close() {
    process = null;
    program.close();
  }
}
