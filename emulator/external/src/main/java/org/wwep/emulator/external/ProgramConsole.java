package org.wwep.emulator.external;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The standard input and output of a program, by pipes: opening starts it, closing kills it and
 * whatever it has started.
 *
 * <p>A program that prints faster than it is read waits, as at any pipe; one that reads nothing
 * holds a write up for {@value #WRITE_SECONDS} seconds at most. Of a write that was told to have
 * failed nothing is sent later, if none of it was; the one that was under way may still arrive.
 */
final class ProgramConsole implements ConsolePort {
  private static final int WRITE_SECONDS = 2;
  private static final int PIECE = 4096;

  /** A mebibyte of what was printed and not read yet. */
  private static final int MOST_PIECES = 256;

  private static final byte[] END = {};

  private final BoardProgram program;
  private volatile @Nullable Pipes pipes;
  private volatile BlockingQueue<byte[]> output = new ArrayBlockingQueue<>(MOST_PIECES);
  private byte[] rest = END;

  /** A program that runs, and the thread that writes to it: Java's pipes know no time limit. */
  private record Pipes(Process process, ExecutorService input) {}

  /** Makes one of a program that is not started yet. */
  ProgramConsole(BoardProgram program) {
    this.program = program;
  }

  @Override
  public void open() throws IOException {
    Process process = program.start();
    Pipes started =
        new Pipes(
            process,
            Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("input of " + program.name()).factory()));
    BlockingQueue<byte[]> mine = new ArrayBlockingQueue<>(MOST_PIECES);
    output = mine;
    rest = END;
    pipes = started;
    Thread.ofPlatform()
        .daemon()
        .name("output of " + program.name())
        .start(() -> pump(started, mine));
  }

  private void pump(Pipes from, BlockingQueue<byte[]> to) {
    byte[] buffer = new byte[PIECE];
    try (InputStream printed = from.process().getInputStream()) {
      for (int got = printed.read(buffer); got >= 0; got = printed.read(buffer)) {
        hand(Arrays.copyOf(buffer, got), from, to);
      }
    } catch (IOException _) {
      // Its end was closed here.
    }
    hand(END, from, to);
  }

  /** Waits until there is room; in vain once the program is over and nobody reads any more. */
  private void hand(byte[] piece, Pipes from, BlockingQueue<byte[]> to) {
    try {
      boolean handed = false;
      while (!handed && from.equals(pipes)) {
        handed = to.offer(piece, WAIT, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
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
    Pipes now = pipes;
    if (now == null) {
      throw new IOException("the program does not run");
    }
    Future<?> written = begin(now, bytes.clone());
    try {
      Object _ = written.get(WRITE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IOException("the program does not read its standard input", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException closed ? closed : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      // Whoever is told that it failed does not expect it later.
      boolean _ = written.cancel(false);
    }
  }

  /** Has this written once what is under way is. */
  private static Future<?> begin(Pipes to, byte[] bytes) throws IOException {
    OutputStream input = to.process().getOutputStream();
    try {
      return to.input()
          .submit(
              () -> {
                input.write(bytes);
                input.flush();
                return bytes.length;
              });
    } catch (RejectedExecutionException e) {
      throw new IOException("the program does not run", e);
    }
  }

  @Override
  public void close() {
    Pipes now = pipes;
    pipes = null;
    program.close();
    if (now != null) {
      now.input().shutdownNow();
    }
  }
}
