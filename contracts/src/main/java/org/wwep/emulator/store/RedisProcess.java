package org.wwep.emulator.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A real Redis server on a free port of this machine, which keeps what it acknowledged. */
public final class RedisProcess implements AutoCloseable {
  private final List<String> command;
  private final int port;
  private Process process;

  private RedisProcess(List<String> command, int port) throws IOException {
    this.command = command;
    this.port = port;
    this.process = run(command);
  }

  /** Returns whether there is one to start. */
  public static boolean isInstalled() throws Exception {
    return new ProcessBuilder("sh", "-c", "command -v redis-server >/dev/null").start().waitFor()
        == 0;
  }

  /** Returns a port that is free now. */
  static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  /** Starts one; what it keeps, it keeps in this directory. */
  public static RedisProcess start(Path directory, String... more) throws IOException {
    int port = freePort();
    List<String> command =
        new ArrayList<>(
            List.of("redis-server", "--bind", "127.0.0.1", "--port", Integer.toString(port)));
    command.addAll(List.of("--dir", directory.toString(), "--save", ""));
    command.addAll(List.of("--appendonly", "yes", "--appendfsync", "always"));
    command.addAll(List.of(more));
    return new RedisProcess(command, port);
  }

  private static Process run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    StringBuilder seen = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      seen.append(line).append('\n');
      if (line.contains("eady to accept connections")) {
        // Else it would stop once the pipe is full.
        Thread.ofVirtual().start(() -> out.lines().forEach(_ -> {}));
        return process;
      }
    }
    throw new IOException("redis-server did not start: " + seen);
  }

  /** Returns its port. */
  public int port() {
    return port;
  }

  /**
   * Cuts its replicas off: from now on it takes no new connection, and those of its replicas are
   * closed, while its clients stay.
   */
  public void cutOffReplicas() throws Exception {
    Process cli =
        new ProcessBuilder("redis-cli", "-p", Integer.toString(port))
            .redirectErrorStream(true)
            .start();
    try (Writer commands = cli.outputWriter(UTF_8)) {
      commands.write("config set port 0\nclient kill type replica\n");
    }
    String said = new String(cli.getInputStream().readAllBytes(), UTF_8).strip();
    if (cli.waitFor() != 0 || !said.equals("OK\n1")) {
      throw new IOException("its replica was not cut off: " + said);
    }
  }

  /** Stops it where it is, as a machine that hangs; what it is sent, waits. */
  public void hang() throws Exception {
    signal("STOP");
  }

  /** Has it go on. */
  public void goOn() throws Exception {
    signal("CONT");
  }

  private void signal(String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** Returns its URL. */
  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  /** Runs {@code redis-cli} and returns what it says. */
  public String cli(String... arguments) throws Exception {
    List<String> line = new ArrayList<>(List.of("redis-cli", "-p", Integer.toString(port)));
    line.addAll(List.of(arguments));
    Process cli = new ProcessBuilder(line).redirectErrorStream(true).start();
    String said = new String(cli.getInputStream().readAllBytes(), UTF_8).strip();
    cli.waitFor();
    return said;
  }

  /** Makes it a whole cluster by itself, and waits until that is ready. */
  public void becomeCluster() throws Exception {
    if (!cli("cluster", "addslotsrange", "0", "16383").equals("OK")) {
      throw new IOException("redis-server took no slots");
    }
    // It asks ten times a second, for at most 20 s.
    List<String> asks =
        List.of("redis-cli", "-p", Integer.toString(port), "-r", "200", "-i", "0.1");
    Process info =
        new ProcessBuilder(Stream.concat(asks.stream(), Stream.of("cluster", "info")).toList())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader said = info.inputReader(UTF_8)) {
      if (said.lines().noneMatch(line -> line.strip().equals("cluster_state:ok"))) {
        throw new IOException("redis-server did not become a cluster");
      }
    } finally {
      info.destroyForcibly();
    }
  }

  /** Kills it. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Starts it again on the same port. */
  public void restart() throws IOException {
    process = run(command);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
