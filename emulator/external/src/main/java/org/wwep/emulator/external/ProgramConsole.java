package org.wwep.emulator.external;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The standard input and output of a program: opening starts it, closing kills it and whatever it
 * has started.
 */
final class ProgramConsole implements ConsolePort {
  private static final int PIECE = 4096;
  private static final int END_SECONDS = 5;
  private static final byte[] END = {};
  private static final Pattern WORDS = Pattern.compile("error[=:] ?\\d+[, ]+\\(?([^()]+)");

  private final List<String> command;
  private final Path folder;
  private final Map<String, String> environment;
  private volatile @Nullable Process process;
  private volatile BlockingQueue<byte[]> output = new LinkedBlockingQueue<>();
  private byte[] rest = END;

  /**
   * Makes one of a program that is not started yet.
   *
   * @param folder where it runs
   * @param environment what it finds in its environment beside what this program has
   */
  ProgramConsole(List<String> command, Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
  }

  @Override
  public void open() throws IOException {
    close();
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process started;
    try {
      started = builder.start();
    } catch (IOException e) {
      throw new IOException(
          "the program " + command.getFirst() + " cannot be started: " + reason(e), e);
    }
    BlockingQueue<byte[]> mine = new LinkedBlockingQueue<>();
    output = mine;
    rest = END;
    process = started;
    Thread.ofPlatform()
        .daemon()
        .name("output of " + command.getFirst())
        .start(() -> pump(started.getInputStream(), mine));
  }

  /** Returns the system's words: the JDK puts the whole command in front of them. */
  private static String reason(IOException e) {
    Matcher words = WORDS.matcher(String.valueOf(e.getMessage()));
    return words.find() ? words.group(1) : String.valueOf(e.getMessage());
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

  /** Returns the program's exit code, once it has ended. */
  OptionalInt exitCode() {
    Process now = process;
    try {
      return now != null && now.waitFor(END_SECONDS, TimeUnit.SECONDS)
          ? OptionalInt.of(now.exitValue())
          : OptionalInt.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    }
  }

  @Override
  public void close() {
    Process now = process;
    process = null;
    if (now != null) {
      ProcessTree.kill(now);
    }
  }
}
