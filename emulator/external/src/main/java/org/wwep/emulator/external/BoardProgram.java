package org.wwep.emulator.external;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The program that is a board: it runs in a session of its own, and ends with whatever it has
 * started.
 *
 * <p>Threads: one starts and closes, any may ask.
 */
final class BoardProgram implements AutoCloseable {
  private static final int END_SECONDS = 5;
  private static final Pattern WORDS = Pattern.compile("error[=:] ?\\d+[, ]+\\(?([^()]+)");

  private final List<String> command;
  private final Path folder;
  private final Map<String, String> environment;
  private volatile @Nullable Process process;

  /**
   * Makes one that is not started yet.
   *
   * @param folder where it runs
   * @param environment what it finds in its environment beside what this program has
   */
  BoardProgram(List<String> command, Path folder, Map<String, String> environment) {
    this.command = List.copyOf(command);
    this.folder = folder;
    this.environment = Map.copyOf(environment);
  }

  /** Returns its standard input and output: a terminal, or pipes. */
  ConsolePort console(boolean terminal) {
    return terminal ? new ProgramTerminal(this) : new ProgramConsole(this);
  }

  /** Returns its name, for people. */
  String name() {
    return command.getFirst();
  }

  /**
   * Starts it.
   *
   * @throws IOException if it cannot be started, with the reason
   */
  Process start() throws IOException {
    return started(ProcessTree.words(command, false));
  }

  /**
   * Starts it on a terminal, which is its standard input and output.
   *
   * @throws IOException if it cannot be started, with the reason
   */
  Process startOn(Path terminal) throws IOException {
    // The shell opens the terminal, and not this program: that might get it as its own.
    List<String> words = new ArrayList<>(List.of("/bin/sh", "-c"));
    words.add("exec \"$@\" <\"$0\" >\"$0\" 2>&1");
    words.add(terminal.toString());
    words.addAll(ProcessTree.words(command, true));
    return started(words);
  }

  private Process started(List<String> words) throws IOException {
    close();
    check();
    ProcessBuilder builder =
        new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      Process started = builder.start();
      process = started;
      return started;
    } catch (IOException e) {
      throw new IOException(refusal(reason(e)), e);
    }
  }

  /** What starts it would say so on its console alone. */
  private void check() throws IOException {
    boolean path = name().contains("/");
    Path file = folder.resolve(name());
    if (path ? !Files.exists(file) : !ProcessTree.onPath(name())) {
      throw new IOException(refusal("No such file or directory"));
    }
    if (path && !ProcessTree.mayRun(file)) {
      throw new IOException(refusal("Permission denied"));
    }
  }

  private String refusal(String reason) {
    return "the program " + name() + " cannot be started: " + reason;
  }

  /** Returns the system's words: the JDK puts the whole command in front of them. */
  private static String reason(IOException e) {
    Matcher words = WORDS.matcher(String.valueOf(e.getMessage()));
    return words.find() ? words.group(1) : String.valueOf(e.getMessage());
  }

  /** Returns whether it has been started and has not ended. */
  boolean isRunning() {
    Process now = process;
    return now != null && now.isAlive();
  }

  /** Returns its exit code, once it has ended. */
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

  /** Kills it with whatever it has started; without effect if it does not run. */
  @Override
  public void close() {
    Process now = process;
    process = null;
    if (now != null) {
      ProcessTree.kill(now);
    }
  }
}
