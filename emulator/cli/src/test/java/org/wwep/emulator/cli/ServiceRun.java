package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wwep.emulator.cli.terminal.LineWriter;
import picocli.CommandLine;

/** A command that lasts, within this process, for others to talk to until it is interrupted. */
final class ServiceRun implements AutoCloseable {
  /** What is done with a service while it runs; returns what was seen. */
  @FunctionalInterface
  interface Visit {
    String seen(ServiceRun service, ProbeWorld world) throws Exception;
  }

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Transcript out = new Transcript();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Thread thread;
  private volatile int exitCode = -1;

  /** Starts it; nothing else may ask for standard output until it has told something. */
  ServiceRun(Path folder, Consumer<CommandLine> change, List<String> words) {
    LineWriter.redirect(out);
    String[] line = words.toArray(String[]::new);
    CommandLine command = Wwep.commandLine(folder, Map.of(), line);
    change.accept(command);
    command.setOut(new PrintWriter(out, true, UTF_8)).setErr(new PrintWriter(err, true, UTF_8));
    thread = Thread.ofPlatform().daemon().start(() -> run(command, line));
  }

  private void run(CommandLine command, String[] line) {
    exitCode = command.execute(line);
    out.end();
  }

  /** Returns where it listens, as soon as it says so. */
  int port(String kind) throws IOException, InterruptedException {
    return Integer.parseInt(await("(?:listening \\S+:|\"port\":)(\\d+)\\W+(?:layer\\W+)?" + kind));
  }

  /** Waits until this stands in its output, and returns the group in it. */
  String await(String pattern) throws IOException, InterruptedException {
    return out.await(Pattern.compile(pattern));
  }

  /** Returns whether it has printed this by now. */
  boolean has(String text) {
    return out.toString(UTF_8).contains(text);
  }

  /** Interrupts it; returns its exit code and what it printed. */
  String end() {
    close();
    return exitCode + "\n" + out.toString(UTF_8) + err.toString(UTF_8);
  }

  @Override
  public void close() {
    thread.interrupt();
    LineWriter.redirect(null);
    try {
      if (!thread.join(PATIENCE)) {
        throw new IllegalStateException("it does not end:\n" + out.toString(UTF_8));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** What was printed, for a thread that waits for some of it. */
  private static final class Transcript extends ByteArrayOutputStream {
    private boolean ended;

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      super.write(bytes, offset, length);
      notifyAll();
    }

    synchronized void end() {
      ended = true;
      notifyAll();
    }

    synchronized String await(Pattern pattern) throws IOException, InterruptedException {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (true) {
        Matcher matcher = pattern.matcher(toString(UTF_8));
        if (matcher.find()) {
          return matcher.groupCount() == 0 ? matcher.group() : matcher.group(1);
        }
        long left = deadline - System.nanoTime();
        if (ended || left <= 0) {
          throw new IOException("never printed: " + pattern);
        }
        wait(1 + left / 1_000_000);
      }
    }
  }
}
