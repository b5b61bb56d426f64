package org.wwep.emulator.report;

import static org.wwep.emulator.report.DebuggingPipe.map;
import static org.wwep.emulator.report.DebuggingPipe.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Headless Chromium with one page, driven through its debugging pipe: no port, no driver, no
 * library.
 *
 * <p>Owned by the test's thread. What hangs is ended by killing the browser.
 */
public final class Browser implements AutoCloseable {
  /** How often a condition is looked at, 25 ms apart. */
  private static final int LOOKS = 1600;

  private final DebuggingPipe pipe;

  private Browser(DebuggingPipe pipe) {
    this.pipe = pipe;
  }

  /** Opens a file in a window of this size, and waits until it is loaded. */
  public static Browser open(Path chromium, Path page, int width, int height) throws IOException {
    return open(chromium, page.toUri().toString(), width, height);
  }

  /** Opens an address in a window of this size, and waits until it is loaded. */
  public static Browser open(Path chromium, String address, int width, int height)
      throws IOException {
    Browser browser = new Browser(DebuggingPipe.start(chromium, width, height));
    browser.load(address, width, height);
    return browser;
  }

  private void load(String address, int width, int height) throws IOException {
    String target =
        text(pipe.call("Target.createTarget", Map.of("url", "about:blank")), "targetId");
    pipe.attach(
        text(
            pipe.call("Target.attachToTarget", Map.of("targetId", target, "flatten", true)),
            "sessionId"));
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      pipe.call(domain + ".enable", Map.of());
    }
    pipe.call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    pipe.call("Page.navigate", Map.of("url", address));
    pipe.awaitEvent("Page.loadEventFired");
    settle();
  }

  /** Returns what the page said on its console, errors and refusals of its policy included. */
  public List<String> complaints() {
    return Stream.of("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded")
        .flatMap(name -> pipe.events(name).stream())
        .map(Map::toString)
        .toList();
  }

  /** Returns the addresses of all that was asked for. */
  public List<String> requests() {
    return pipe.events("Network.requestWillBeSent").stream()
        .map(event -> String.valueOf(map(map(event, "params"), "request").get("url")))
        .toList();
  }

  /** Evaluates an expression in the page; its value as text. */
  public String eval(String expression) throws IOException {
    Map<String, Object> result =
        pipe.call(
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
    pipe.call("Input.dispatchMouseEvent", event);
    settle();
  }

  /** Presses a key. */
  public void key(String key) throws IOException {
    Map<String, Object> event = new LinkedHashMap<>(Map.of("type", "keyDown", "key", key));
    if (key.length() == 1) {
      event.put("text", key);
    }
    pipe.call("Input.dispatchKeyEvent", event);
    pipe.call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key));
    settle();
  }

  /** Presses a key down, or lets it go; {@code type} as the protocol calls it. */
  public void key(String type, String key) throws IOException {
    pipe.call("Input.dispatchKeyEvent", Map.of("type", type, "key", key));
    settle();
  }

  /** Waits until an expression is true: long, since a busy machine may draw it late. */
  public void await(String expression) throws IOException {
    String seen =
        eval(
            "new Promise(r => { let n = 0; const look = () => ("
                + expression
                + ") || ++n > "
                + LOOKS
                + " ? r(n <= "
                + LOOKS
                + ") : setTimeout(look, 25); look(); })");
    if (!seen.equals("true")) {
      throw new AssertionError(expression + " has not become true");
    }
  }

  /** Has the page think that the user likes it {@code light} or {@code dark}. */
  public void prefer(String scheme) throws IOException {
    pipe.call(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    settle();
  }

  /** Writes what is seen. */
  public void screenshot(Path file) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    String data = text(pipe.call("Page.captureScreenshot", Map.of("format", "png")), "data");
    Files.write(file, Base64.getDecoder().decode(data));
  }

  @Override
  public void close() throws IOException {
    pipe.close();
  }
}
