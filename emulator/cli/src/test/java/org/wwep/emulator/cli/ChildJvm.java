package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A class of this build in a process of its own, with an environment that is the test's. */
final class ChildJvm implements AutoCloseable {
  private static final int LONGEST_SECONDS = 60;

  private final Process process;
  private final BufferedReader out;

  private ChildJvm(Process process) {
    this.process = process;
    this.out = process.inputReader(UTF_8);
  }

  /** Starts its main method; both its outputs are read as one. */
  static ChildJvm start(Class<?> main, Map<String, String> environment, List<String> arguments)
      throws IOException {
    return new ChildJvm(builder(main, environment, arguments).redirectErrorStream(true).start());
  }

  /** Starts its main method with standard output in a file, and standard error as output. */
  static ChildJvm startInto(java.io.File out, Class<?> main, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" 2>&1 >" + out, "sh"));
    command.addAll(builder(main, Map.of(), arguments).command());
    return new ChildJvm(new ProcessBuilder(command).start());
  }

  private static ProcessBuilder builder(
      Class<?> main, Map<String, String> environment, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:CompileThresholdScaling=5",
            "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(ChildJvm::disturbs);
    builder.environment().putAll(environment);
    return builder;
  }

  /** Returns whether a variable sets options, or tells a search which shard it is. */
  static boolean disturbs(String variable) {
    return variable.startsWith("WWEP_")
        || variable.startsWith("SLURM_ARRAY_")
        || List.of("CI_NODE_INDEX", "JOB_COMPLETION_INDEX").contains(variable);
  }

  Process process() {
    return process;
  }

  /** Writes a line to its input. */
  void type(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(UTF_8));
    process.getOutputStream().flush();
  }

  /** Reads on to a line with this text, and returns it; who does not say it in time is ended. */
  String await(String text) throws IOException {
    StringBuilder seen = new StringBuilder();
    CompletableFuture<Process> end =
        CompletableFuture.supplyAsync(
            process::destroyForcibly,
            CompletableFuture.delayedExecutor(LONGEST_SECONDS, TimeUnit.SECONDS));
    try {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.contains(text)) {
          return line;
        }
        seen.append(line).append('\n');
      }
    } finally {
      end.cancel(false);
    }
    throw new AssertionError("no '" + text + "' in\n" + seen);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
