package org.wwep.emulator.docs;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.wwep.hal.PlatformInfo;

/**
 * A process with a process group of its own, and what it shows on both outputs.
 *
 * <p>Closing it kills whatever is left of the group. Owned by the test's thread; one more reads.
 */
final class Terminal implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Process process;
  private final Thread reader;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<String> lines = new ArrayList<>();
  private boolean ended;

  /** Starts a command in a directory. */
  Terminal(Path directory, List<String> command) throws IOException {
    List<String> grouped = new ArrayList<>(List.of("setsid", "--wait"));
    grouped.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(grouped).redirectErrorStream(true);
    builder.directory(directory.toFile());
    builder.environment().keySet().removeIf(Terminal::disturbs);
    // The pages have what is printed without colours.
    builder.environment().put("TERM", "dumb");
    // Certificates made on the way stay out of the user's own directory.
    builder
        .environment()
        .put("XDG_DATA_HOME", Path.of("target", "docs-data").toAbsolutePath().toString());
    if (String.valueOf(PlatformInfo.here().model()).startsWith("Raspberry Pi")) {
      builder.environment().put("WWEP_HAL", "emulated"); // nobody is there to press the real one
    }
    process = builder.start();
    reader = Thread.ofPlatform().daemon().name("terminal").start(this::read);
  }

  private static boolean disturbs(String variable) {
    return variable.startsWith("WWEP_")
        || variable.startsWith("SLURM_ARRAY_")
        || List.of("CI_NODE_INDEX", "JOB_COMPLETION_INDEX", "JAVA_TOOL_OPTIONS").contains(variable);
  }

  /** Waits for a line that is wanted. */
  boolean awaitLine(Predicate<String> wanted, Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lock();
    try {
      while (lines.stream().noneMatch(wanted)) {
        if (ended || left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Types keys. */
  void type(String keys) throws IOException {
    process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** Ends the input. */
  void endInput() throws IOException {
    process.getOutputStream().close();
  }

  /** Sends Ctrl-C. */
  void interrupt() throws IOException, InterruptedException {
    signal("INT");
  }

  /** Waits for the end, or gives up. */
  boolean awaitEnd(Duration patience) throws InterruptedException {
    return process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Returns the exit code of a process that has ended. */
  int exitCode() {
    return process.exitValue();
  }

  /** Returns what was shown; after the end that is all of it. */
  List<String> shown() {
    lock.lock();
    try {
      return List.copyOf(lines);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      signal("KILL");
      reader.join(GRACE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly(); // closes the streams, so not before all was read
    }
  }

  private void signal(String name) throws IOException, InterruptedException {
    // setsid made the process the leader of its group; an empty group is no trouble.
    new ProcessBuilder("kill", "-s", name, "--", "-" + process.pid())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor(GRACE.toSeconds(), TimeUnit.SECONDS);
  }

  private void read() {
    try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        add(line.replace("\r", "").stripTrailing());
      }
    } catch (IOException e) {
      add("(the test could not read on: " + e.getMessage() + ")");
    } finally {
      change(() -> ended = true);
    }
  }

  private void add(String line) {
    change(() -> lines.add(line));
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
