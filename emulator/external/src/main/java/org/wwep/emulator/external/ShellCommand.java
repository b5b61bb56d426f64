package org.wwep.emulator.external;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.wwep.value.Durations;

/**
 * A command of the user's, by the shell.
 *
 * <p><b>Errors</b>: it ends within its time and with exit code 0, or an {@link IOException} says
 * which of the two was not so, with the last line that it printed.
 *
 * @param purpose what it is for, {@code power on}
 * @param command what the shell is given
 * @param limit how long it may take
 * @param folder where it runs
 */
record ShellCommand(String purpose, String command, Duration limit, Path folder) {
  /**
   * Runs it to its end; an interrupt kills it.
   *
   * @param lines told of each line that it prints
   */
  void run(Map<String, String> environment, Consumer<String> lines)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(ProcessTree.words(List.of("/bin/sh", "-c", command), false))
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    CommandLines output = new CommandLines(lines);
    Thread reader =
        Thread.ofPlatform()
            .daemon()
            .name("output of " + purpose)
            .start(() -> keep(process.getInputStream(), output));
    boolean complete = false;
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException(
            "the command for '%s' did not end within %s%s"
                .formatted(purpose, Durations.format(limit), output.said()));
      }
      // What it has started in the background may keep its output.
      reader.join(Duration.ofMillis(200));
      if (process.exitValue() != 0) {
        throw new IOException(
            "the command for '%s' ended with exit code %d%s"
                .formatted(purpose, process.exitValue(), output.said()));
      }
      complete = true;
    } finally {
      if (!complete) { // what it has left in the background is otherwise what it is there for
        ProcessTree.kill(process);
      }
    }
  }

  private static void keep(InputStream from, CommandLines output) {
    byte[] buffer = new byte[4096];
    try {
      for (int got = from.read(buffer); got >= 0; got = from.read(buffer)) {
        output.add(buffer, got);
      }
    } catch (IOException _) {
      // It was killed.
    }
    output.end();
  }
}
