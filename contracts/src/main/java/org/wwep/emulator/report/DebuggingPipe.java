package org.wwep.emulator.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.wwep.emulator.json.JsonReader;
import org.wwep.emulator.json.JsonSyntaxException;
import org.wwep.emulator.json.JsonWriter;

/**
 * A Chromium process and its debugging pipe: commands and their answers, and the events that come
 * between.
 *
 * <p>Owned by the test's thread. What hangs is ended by killing the browser: its pipe then ends.
 */
final class DebuggingPipe implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 240;

  private final Process process;
  private final InputStream in;
  private final OutputStream out;
  private final Path profile;
  private final List<Map<String, Object>> events = new ArrayList<>();
  private final Thread watchdog;
  private String session = "";
  private int id;

  private DebuggingPipe(Process process, Path profile) {
    this.process = process;
    this.profile = profile;
    this.in = new BufferedInputStream(process.getInputStream());
    this.out = process.getOutputStream();
    this.watchdog =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                      process.destroyForcibly();
                    }
                  } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                  }
                });
  }

  /** Starts a browser whose windows have this size, without a page. */
  static DebuggingPipe start(Path chromium, int width, int height) throws IOException {
    Path profile = Files.createTempDirectory("wwep-chromium");
    // The browser reads commands from descriptor 3 and answers on 4.
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                "exec \"$@\" 3<&0 4>&1 0</dev/null 1>/dev/null",
                "sh",
                chromium.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--force-device-scale-factor=1",
                "--window-size=" + width + "," + height,
                "--user-data-dir=" + profile,
                "--remote-debugging-pipe",
                "about:blank")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new DebuggingPipe(process, profile);
  }

  /** Has all commands from now on be about this session. */
  void attach(String attached) {
    session = attached;
  }

  /** Waits for the first event of this name. */
  void awaitEvent(String method) throws IOException {
    while (events(method).isEmpty()) {
      events.add(read());
    }
  }

  /** Returns the events of this name that have come. */
  List<Map<String, Object>> events(String method) {
    return events.stream().filter(event -> method.equals(event.get("method"))).toList();
  }

  /** Sends a command, and returns what it results in. */
  Map<String, Object> call(String method, Map<String, ?> params) throws IOException {
    Map<String, Object> command = new LinkedHashMap<>();
    command.put("id", ++id);
    command.put("method", method);
    command.put("params", params);
    if (!session.isEmpty()) {
      command.put("sessionId", session);
    }
    out.write((JsonWriter.write(command) + '\0').getBytes(UTF_8));
    out.flush();
    while (true) {
      Map<String, Object> message = read();
      if (Integer.valueOf(id).equals(message.get("id"))) {
        if (message.containsKey("error")) {
          throw new IOException(method + ": " + message.get("error"));
        }
        return map(message, "result");
      }
      events.add(message);
    }
  }

  private Map<String, Object> read() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int b = in.read(); b != 0; b = in.read()) {
      if (b < 0) {
        throw new IOException("the browser ended, or did not answer in time");
      }
      bytes.write(b);
    }
    try {
      return JsonReader.object(JsonReader.read(bytes.toByteArray()));
    } catch (JsonSyntaxException e) {
      throw new IOException("the browser said no JSON object", e);
    }
  }

  /** Returns an object within another one; an empty one if it is not there. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Map<String, Object> from, String name) {
    return (Map<String, Object>) from.getOrDefault(name, Map.of());
  }

  /** Returns a text of an object. */
  static String text(Map<String, Object> from, String name) {
    return String.valueOf(from.get(name));
  }

  @Override
  public void close() throws IOException {
    // Its own children write to the profile until they end, a moment after it.
    List<ProcessHandle> all =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    process.destroy();
    for (ProcessHandle one : all) {
      one.onExit().completeOnTimeout(one, 10, TimeUnit.SECONDS).join();
      one.destroyForcibly();
    }
    try {
      watchdog.interrupt();
      watchdog.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
    if (Files.exists(profile)) {
      throw new IOException("the browser's profile is left over: " + profile);
    }
  }
}
