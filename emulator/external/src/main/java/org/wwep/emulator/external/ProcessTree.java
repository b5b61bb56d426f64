package org.wwep.emulator.external;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program together with whatever it starts: a session of its own, so that what has lost its
 * parent, or has no part in this program's terminal, is found at the end as well.
 *
 * <p>Where there is no {@code setsid}, what has lost its parent is not found.
 */
final class ProcessTree {
  private static final int SECONDS = 5;

  /** What it would say itself of a program that was killed is left out. */
  private static final String WAITING = "exec 3>&2 2>/dev/null; (exec \"$@\" 2>&3 3>&-); exit $?";

  private static final boolean SESSIONS = onPath("setsid");

  private ProcessTree() {}

  /** Returns whether a program is found by its name alone. */
  static boolean onPath(String program) {
    String path = System.getenv("PATH");
    return path != null
        && Arrays.stream(path.split(File.pathSeparator))
            .map(folder -> Path.of(folder, program))
            .anyMatch(ProcessTree::mayRun);
  }

  /** Returns whether a file can be run as a program. */
  static boolean mayRun(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }

  /**
   * Returns the words that start a program in a session of its own. A shell is the first of the
   * session and waits: the first would get a terminal that it opens, such as the board's serial
   * port, as its own, and take that away from everybody when it ends.
   *
   * @param terminal whether its standard input becomes the session's terminal
   */
  static List<String> words(List<String> command, boolean terminal) {
    List<String> words = new ArrayList<>();
    if (SESSIONS) {
      words.add("setsid");
      if (terminal) {
        words.add("-c");
      }
      words.addAll(List.of("/bin/sh", "-c", WAITING, "sh"));
    }
    words.addAll(command);
    return words;
  }

  /**
   * Kills all of them, and waits until they have let go of what they held, as the lines of a GPIO
   * chip; an interrupt stays.
   */
  static void kill(Process process) {
    // Before their parent is gone: nobody knows them by it afterwards.
    List<ProcessHandle> all = process.descendants().toList();
    // By its handle: the process itself closes its input, which waits for what cannot be written.
    process.toHandle().destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
    killGroup(process.pid());
    try {
      boolean _ = process.waitFor(SECONDS, TimeUnit.SECONDS);
      awaitEnd(all);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** {@link ProcessHandle#onExit} asks for others' children seconds apart. */
  private static void awaitEnd(List<ProcessHandle> processes) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    for (ProcessHandle process : processes) {
      while (!hasEnded(process) && System.nanoTime() < end) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
    }
  }

  /**
   * Returns whether it has no open file any more; whoever its parent is may have to be told yet.
   */
  private static boolean hasEnded(ProcessHandle process) {
    if (!process.isAlive()) {
      return true;
    }
    Path folder = Path.of("/proc", Long.toString(process.pid()));
    try (Stream<Path> threads = Files.list(folder.resolve("task"))) {
      String status = Files.readString(folder.resolve("stat"), StandardCharsets.ISO_8859_1);
      // Behind the name, which may have anything in it but a parenthesis at its end.
      char state = status.charAt(status.lastIndexOf(')') + 2);
      return (state == 'Z' || state == 'X') && threads.count() <= 1;
    } catch (IOException | UncheckedIOException | IndexOutOfBoundsException _) {
      // No such file: it is gone, or this is no Linux.
      return !process.isAlive();
    }
  }

  /** Java ends processes one by one alone; the shell knows groups. */
  private static void killGroup(long leader) {
    if (!SESSIONS) {
      return;
    }
    try {
      Process shell =
          new ProcessBuilder("/bin/sh", "-c", "kill -s KILL -- -" + leader)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean _ = shell.waitFor(SECONDS, TimeUnit.SECONDS);
    } catch (IOException _) {
      // Then those that are known by their parents have ended.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
