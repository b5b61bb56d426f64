package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The packaged command as a user starts it: in a process of its own, or in one that has run others
 * before, which is all the same to the command and much the quicker.
 */
public final class WwepProcess implements AutoCloseable {
  /** Where the commands under test keep their development CA, instead of at the user's home. */
  static final Path DATA =
      Path.of("target", "it-data-" + System.getProperty("wwep.test.fork", "1")).toAbsolutePath();

  private static final long PATIENCE = 30;
  private static final String END = "\0";

  private final Process process;
  private final List<String> seen = new ArrayList<>();
  private final LinkedBlockingQueue<String> out = new LinkedBlockingQueue<>();
  private final CompletableFuture<String> err = new CompletableFuture<>();
  private final LinkedBlockingQueue<String> errors = new LinkedBlockingQueue<>();

  private WwepProcess(Process process) {
    this.process = process;
    Thread.ofVirtual().start(this::pump);
    Thread.ofVirtual().start(this::pumpErrors);
  }

  private WwepProcess(List<String> command) throws IOException {
    this(builder(command).start());
  }

  private static ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(ChildJvm::disturbs);
    builder.environment().put("XDG_DATA_HOME", DATA.toString());
    return builder;
  }

  /** Starts the command, in a process that other tests' commands have run in, and will. */
  public static WwepProcess start(String... arguments) throws IOException {
    ProcessBuilder workers = builder(java(List.of(), CommandWorker.class));
    workers.redirectError(ProcessBuilder.Redirect.INHERIT);
    return new WwepProcess(CommandSession.start(workers, List.of(arguments)));
  }

  /** Starts the command in a process of its own, for what is about the process. */
  static WwepProcess alone(String... arguments) throws IOException {
    return within(List.of(), arguments);
  }

  /** Starts the command by way of another one. */
  static WwepProcess within(List<String> other, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(other);
    command.addAll(java(List.of()));
    command.addAll(List.of(arguments));
    return new WwepProcess(command);
  }

  /** Starts a Java runtime with options of its own. */
  public static WwepProcess withJvm(List<String> jvm, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(java(jvm));
    command.addAll(List.of(arguments));
    return new WwepProcess(command);
  }

  /** Starts the command on a terminal, as a person does; both its outputs are that terminal. */
  static WwepProcess onTerminal(String... arguments) throws IOException {
    return shellOnTerminal("'" + String.join("' '", arguments) + "'");
  }

  /** As {@link #onTerminal}, with what a shell makes of the arguments, such as a pipe. */
  static WwepProcess shellOnTerminal(String arguments) throws IOException {
    return shellOnTerminal("TERM=xterm", arguments);
  }

  /**
   * As {@link #shellOnTerminal(String)}, with a variable of the environment, {@code NAME=value}.
   */
  static WwepProcess shellOnTerminal(String variable, String arguments) throws IOException {
    String line = variable + " " + commandLine() + " " + arguments;
    return new WwepProcess(List.of("script", "-qfec", line, "/dev/null"));
  }

  /** Returns the command as a shell takes it. */
  static String commandLine() {
    return "'" + String.join("' '", java(List.of())) + "'";
  }

  /** Types keys, without a line end. */
  void keys(String keys) throws IOException {
    process.getOutputStream().write(keys.getBytes(UTF_8));
    process.getOutputStream().flush();
  }

  private static List<String> java(List<String> jvm) {
    return java(jvm, Wwep.class);
  }

  private static List<String> java(List<String> jvm, Class<?> main) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // As the launcher starts it; the server's sockets are native code.
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:CompileThresholdScaling=5",
            "--enable-native-access=ALL-UNNAMED"));
    command.addAll(jvm);
    String classPath = Path.of("target", "lib").toAbsolutePath() + "/*";
    if (main != Wwep.class) {
      classPath += File.pathSeparator + Path.of("target", "test-classes").toAbsolutePath();
    }
    command.addAll(List.of("-cp", classPath, main.getName()));
    return command;
  }

  private void pump() {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        out.add(line);
      }
    } catch (IOException _) {
      // The test closed it.
    }
    out.add(END);
  }

  private void pumpErrors() {
    StringBuilder all = new StringBuilder();
    int begun = 0;
    try (InputStreamReader reader = new InputStreamReader(process.getErrorStream(), UTF_8)) {
      for (int each = reader.read(); each >= 0; each = reader.read()) {
        all.append((char) each);
        if (each == '\n') {
          errors.add(all.substring(begun, all.length() - 1));
          begun = all.length();
        }
      }
      err.complete(all.toString());
    } catch (IOException e) {
      err.completeExceptionally(e);
    }
    errors.add(END);
  }

  /** Waits for a line of standard error that contains the text, and returns it. */
  public String awaitErr(String text) throws InterruptedException {
    while (true) {
      String line = errors.poll(PATIENCE, TimeUnit.SECONDS);
      if (line == null || line.equals(END)) {
        throw new AssertionError("no line with '" + text + "' on standard error");
      }
      if (line.contains(text)) {
        return line;
      }
    }
  }

  /** Writes lines to standard input. */
  public WwepProcess type(String... lines) throws IOException {
    process.getOutputStream().write((String.join("\n", lines) + "\n").getBytes(UTF_8));
    process.getOutputStream().flush();
    return this;
  }

  /** Ends standard input. */
  public WwepProcess endInput() throws IOException {
    process.getOutputStream().close();
    return this;
  }

  /** Stops reading standard output. */
  void closeOutput() throws IOException {
    process.getInputStream().close();
  }

  /** Waits for a line that contains the text, and returns it. */
  public String await(String text) throws InterruptedException {
    while (true) {
      String line = out.poll(PATIENCE, TimeUnit.SECONDS);
      if (line == null || line.equals(END)) {
        throw new AssertionError(
            "no line with '"
                + text
                + "'; output: "
                + seen
                + (line == null ? "" : " err: " + err()));
      }
      seen.add(line);
      if (line.contains(text)) {
        return line;
      }
    }
  }

  /** Returns whether a line that contains the text has come by now. */
  boolean has(String text) {
    for (String line = out.peek(); line != null && !line.equals(END); line = out.peek()) {
      seen.add(out.remove());
    }
    return seen.stream().anyMatch(line -> line.contains(text));
  }

  /** Returns how much of a processor it has had. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /** Sends a signal by its name, {@code INT}. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid()).start().waitFor();
  }

  /** Sends a signal to the Java runtime on a terminal. */
  void signalJava(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(onTerminal().pid())).start().waitFor();
  }

  /** Runs a command whose input is the terminal that the Java runtime is on. */
  void onItsTerminal(String command) throws IOException, InterruptedException {
    File terminal = Path.of("/proc/" + onTerminal().pid() + "/fd/0").toRealPath().toFile();
    new ProcessBuilder("sh", "-c", command).redirectInput(terminal).start().waitFor();
  }

  private ProcessHandle onTerminal() {
    return process
        .descendants()
        .filter(one -> one.info().command().orElse("").endsWith("java"))
        .findFirst()
        .orElseThrow();
  }

  /** Waits for the end and returns the exit code. */
  public int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
      throw new AssertionError("still running; output: " + seen + out);
    }
    return process.exitValue();
  }

  /** Returns all lines of standard output, once the process has ended. */
  public List<String> lines() throws InterruptedException {
    exitCode();
    while (true) {
      String line = out.poll(PATIENCE, TimeUnit.SECONDS);
      if (line == null || line.equals(END)) {
        out.add(END);
        return List.copyOf(seen);
      }
      seen.add(line);
    }
  }

  /** Returns standard error, once the process has ended. */
  public String err() throws InterruptedException {
    try {
      return err.get(PATIENCE, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("standard error did not end", e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
