package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.json.JsonReader;
import org.wwep.emulator.json.JsonSyntaxException;
import org.wwep.emulator.json.JsonWriter;

/** An agent's program: starts {@code wwep mcp}, and speaks JSON-RPC with it, line by line. */
final class McpClient implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;
  private static final long LONGEST_SECONDS = 270;

  private final @Nullable Process process;
  private final BufferedReader lines;
  private String greeting = "";
  private int number;

  /**
   * What a tool said.
   *
   * @param structured the same for programs; empty if there is none
   * @param error whether it came to nothing
   */
  record Answer(String text, String structured, boolean error) {}

  private McpClient(@Nullable Process process, BufferedReader lines) {
    this.process = process;
    this.lines = lines;
  }

  static McpClient none() {
    return new McpClient(null, new BufferedReader(java.io.Reader.nullReader()));
  }

  static McpClient start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", "exec " + WwepProcess.commandLine() + " mcp");
    builder.environment().put("XDG_DATA_HOME", WwepProcess.DATA.toString());
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    // No test of these takes as long: what hangs is ended, and its reader told.
    CompletableFuture.delayedExecutor(LONGEST_SECONDS, TimeUnit.SECONDS)
        .execute(process::destroyForcibly);
    McpClient client =
        new McpClient(
            process, new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)));
    client.greeting =
        client.ask(
            "initialize",
            "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{},"
                + "\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}");
    client.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    return client;
  }

  String greeting() {
    return greeting;
  }

  void send(String line) throws IOException {
    Process there = Objects.requireNonNull(process);
    there.getOutputStream().write((line + "\n").getBytes(UTF_8));
    there.getOutputStream().flush();
  }

  /** Sends a request, and returns the line that answers it; each line has to be of the protocol. */
  String ask(String method, String params) throws IOException {
    int id = ++number;
    send(
        "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"%s\",\"params\":%s}"
            .formatted(id, method, params));
    while (true) {
      String line = next();
      if (line.contains("\"id\":" + id + ",")) {
        return line;
      }
    }
  }

  /** Returns the next line, which has to be of the protocol. */
  String next() throws IOException {
    String line = lines.readLine();
    if (line == null || !line.startsWith("{\"jsonrpc\":\"2.0\"")) {
      throw new IOException("no line of the protocol: " + line);
    }
    return line;
  }

  /** Calls a tool, its arguments with {@code '} for quotes. */
  Answer call(String tool, String arguments) throws IOException, JsonSyntaxException {
    String line =
        ask(
            "tools/call",
            "{\"name\":\"%s\",\"arguments\":%s}".formatted(tool, arguments.replace('\'', '"')));
    Map<String, Object> reply = JsonReader.object(JsonReader.read(line.getBytes(UTF_8)));
    Map<String, Object> result = JsonReader.object(reply.get("result"));
    Map<String, Object> first =
        JsonReader.object(((List<?>) Objects.requireNonNull(result.get("content"))).getFirst());
    Object structured = result.get("structuredContent");
    return new Answer(
        String.valueOf(first.get("text")),
        structured == null ? "" : JsonWriter.write(structured),
        Boolean.TRUE.equals(result.get("isError")));
  }

  /** Closes the agent's end; returns the exit code. */
  int end() throws IOException, InterruptedException {
    Process there = Objects.requireNonNull(process);
    there.getOutputStream().close();
    if (!there.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IOException("it does not end");
    }
    return there.exitValue();
  }

  @Override
  public void close() throws IOException {
    lines.close();
    if (process != null) {
      process.destroyForcibly();
    }
  }
}
