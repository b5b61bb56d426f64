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
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.wwep.emulator.json.JsonReader;
import org.wwep.emulator.json.JsonSyntaxException;
import org.wwep.emulator.json.JsonWriter;

/**
 * Headless Chromium with one page, driven through its debugging pipe: no port, no driver, no
 * library.
 *
 * <p>Owned by the test's thread. What hangs is ended by killing the browser: its pipe then ends.
 */
public final class Browser implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final InputStream in;
  private final OutputStream out;
  private final Path profile;
  private final List<Map<String, Object>> events = new ArrayList<>();
  private final Thread watchdog;
  private String session = "";
  private int id;

  private Browser(Process process, Path profile) {
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

  /** Opens a file in a window of this size, and waits until it is loaded. */
  public static Browser open(Path chromium, Path page, int width, int height) throws IOException {
    return open(chromium, page.toUri().toString(), width, height);
  }

  /** Opens an address in a window of this size, and waits until it is loaded. */
  public static Browser open(Path chromium, String address, int width, int height)
      throws IOException {
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
    Browser browser = new Browser(process, profile);
    browser.load(address, width, height);
    return browser;
  }

  private void load(String address, int width, int height) throws IOException {
    String target = text(call("Target.createTarget", Map.of("url", "about:blank")), "targetId");
    session =
        text(
            call("Target.attachToTarget", Map.of("targetId", target, "flatten", true)),
            "sessionId");
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      call(domain + ".enable", Map.of());
    }
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    call("Page.navigate", Map.of("url", address));
    while (events("Page.loadEventFired").isEmpty()) {
      events.add(read());
    }
    settle();
  }

  /** Returns what the page said on its console, errors and refusals of its policy included. */
  public List<String> complaints() {
    return Stream.of("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded")
        .flatMap(name -> events(name).stream())
        .map(Map::toString)
        .toList();
  }

  /** Returns the addresses of all that was asked for. */
  public List<String> requests() {
    return events("Network.requestWillBeSent").stream()
        .map(event -> String.valueOf(map(map(event, "params"), "request").get("url")))
        .toList();
  }

  /** Evaluates an expression in the page; its value as text. */
  public String eval(String expression) throws IOException {
    Map<String, Object> result =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (result.containsKey("exceptionDetails")) {
      throw new AssertionError(expression + ": " + result);
    }
    return String.valueOf(map(result, "result").get("value"));
  }

  /** Waits until the page has drawn what was asked of it. */
  public void settle() throws IOException {
    eval("new Promise(r => requestAnimationFrame(() => requestAnimationFrame(() => r(1))))");
  }

  /** A mouse event; {@code type} as the protocol calls it. */
  public void mouse(String type, double x, double y, double wheel) throws IOException {
    boolean buttons = type.equals("mousePressed") || type.equals("mouseReleased");
    Map<String, Object> event = new LinkedHashMap<>(Map.of("type", type, "x", x, "y", y));
    event.putAll(
        buttons ? Map.of("button", "left", "clickCount", 1) : Map.of("deltaX", 0, "deltaY", wheel));
    call("Input.dispatchMouseEvent", event);
    settle();
  }

  /** Presses a key. */
  public void key(String key) throws IOException {
    Map<String, Object> event = new LinkedHashMap<>(Map.of("type", "keyDown", "key", key));
    if (key.length() == 1) {
      event.put("text", key);
    }
    call("Input.dispatchKeyEvent", event);
    call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key));
    settle();
  }

  /** Presses a key down, or lets it go; {@code type} as the protocol calls it. */
  public void key(String type, String key) throws IOException {
    call("Input.dispatchKeyEvent", Map.of("type", type, "key", key));
    settle();
  }

  /** Waits until an expression is true. */
  public void await(String expression) throws IOException {
    String seen =
        eval(
            "new Promise(r => { let n = 0; const look = () => ("
                + expression
                + ") || ++n > 400 ? r(n <= 400) : setTimeout(look, 25); look(); })");
    if (!seen.equals("true")) {
      throw new AssertionError(expression + " has not become true");
    }
  }

  /** Has the page think that the user likes it {@code light} or {@code dark}. */
  public void prefer(String scheme) throws IOException {
    call(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    settle();
  }

  /** Writes what is seen. */
  public void screenshot(Path file) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    String data = text(call("Page.captureScreenshot", Map.of("format", "png")), "data");
    Files.write(file, Base64.getDecoder().decode(data));
  }

  private List<Map<String, Object>> events(String method) {
    return events.stream().filter(event -> method.equals(event.get("method"))).toList();
  }

  private Map<String, Object> call(String method, Map<String, ?> params) throws IOException {
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

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Map<String, Object> from, String name) {
    return (Map<String, Object>) from.getOrDefault(name, Map.of());
  }

  private static String text(Map<String, Object> from, String name) {
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
