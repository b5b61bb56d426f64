package org.wwep.emulator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.run.RunResult;

/** The page as a user sees it, in Chromium. */
@Tag("slow")
class BrowserTest {
  private static final RunResult FAILED = SimulatedRun.failed();
  private static final Path PICTURES = Path.of("target", "screenshots");

  @TempDir private Path dir = Path.of("");

  @BeforeEach
  void there_is_a_browser() {
    assumeTrue(SystemTool.find("chromium").isPresent(), "needs chromium");
  }

  private Browser open(RunResult run) throws IOException {
    Path page = Files.writeString(dir.resolve("run.html"), HtmlPage.text(run));
    return Browser.open(SystemTool.find("chromium").orElseThrow(), page, 1440, 900);
  }

  private static String text(String selector) {
    return "[...document.querySelectorAll('" + selector + "')].map(e => e.textContent).join('|')";
  }

  private static double number(Browser browser, String expression) throws IOException {
    return Double.parseDouble(browser.eval(expression));
  }

  /** Whether what the selector finds first is inside its scrolling frame and the window. */
  private static String visible(String selector) {
    return "(() => { const r = document.querySelector('"
        + selector
        + "').getBoundingClientRect(); const e = document.elementFromPoint(r.x + r.width / 2,"
        + " r.y + r.height / 2); return !!e && !!e.closest('"
        + selector
        + "'); })()";
  }

  @Test
  void lanes_steps_and_events_are_there_and_nothing_complains() throws Exception {
    try (Browser browser = open(FAILED)) {
      assertThat(browser.eval(text("#labels .label > :first-child")))
          .isEqualTo(
              "steps|faults|dev1|btn1 pin|btn1|led1|state|frames|sockets|packets|server|power|answers");
      assertThat(browser.eval(text("#lanes text")))
          .contains(
              "Joining",
              "Connecting",
              "cable: latency 40 ms",
              "W0323050000",
              "no power",
              "step 10 failed");
      // The device's fault and the server's power: each shades its own lanes.
      assertThat(browser.eval("document.querySelectorAll('#lanes .band').length")).isEqualTo("2");
      assertThat(browser.eval(text("#steps .step-name")))
          .startsWith("delay|first press|it arrives|")
          .endsWith("|LED is off");
      assertThat(browser.eval(text("#log-rows li"))).contains("Server Response=");
      assertThat(browser.eval(text("#verdict"))).isEqualTo("FAIL");
      assertThat(browser.eval(text("#expected, #was"))).isEqualTo("led1=0|1");
      browser.prefer("light");
      browser.screenshot(PICTURES.resolve("run.png"));
      browser.prefer("dark");
      browser.screenshot(PICTURES.resolve("run-dark.png"));
      assertThat(browser.complaints()).isEmpty();
      assertThat(browser.requests()).singleElement().asString().startsWith("file:");
    }
  }

  @Test
  void the_failing_step_is_marked_and_in_sight() throws Exception {
    try (Browser browser = open(FAILED)) {
      assertThat(browser.eval(visible("#steps tr.failed"))).isEqualTo("true");
      assertThat(browser.eval(text("#steps tr.failed"))).contains("expected led1=0, was 1");
      double line = number(browser, "+document.querySelector('.fail-line').getAttribute('x1')");
      assertThat(line).isBetween(0.0, number(browser, "view.width"));
      browser.key("0");
      browser.key("f");
      assertThat(number(browser, "view.to - view.from")).isLessThan(1.1e9);
    }
  }

  @Test
  void wheel_drag_and_keys_zoom_and_pan() throws Exception {
    try (Browser browser = open(FAILED)) {
      browser.key("0");
      String whole = browser.eval(text("#scale"));
      double x = 700;
      double y = number(browser, "document.getElementById('lanes').getBoundingClientRect().y") + 60;
      browser.mouse("mouseMoved", x, y, 0);
      String under = browser.eval(text("#cursor"));
      assertThat(under).matches("\\d+\\.\\d{9} s");
      browser.mouse("mouseWheel", x, y, -600);
      assertThat(browser.eval(text("#scale"))).isNotEqualTo(whole);
      browser.mouse("mouseMoved", x, y, 0);
      // What was under the cursor stays there, give or take a pixel of the whole.
      assertThat(seconds(browser.eval(text("#cursor"))))
          .isCloseTo(seconds(under), org.assertj.core.api.Assertions.within(0.004));

      double before = number(browser, "view.from");
      browser.mouse("mousePressed", x, y, 0);
      browser.mouse("mouseMoved", x - 200, y, 0);
      browser.mouse("mouseReleased", x - 200, y, 0);
      assertThat(number(browser, "view.from")).isGreaterThan(before);
      browser.key("ArrowLeft");
      browser.key("+");
      double narrow = number(browser, "view.to - view.from");
      browser.key("-");
      assertThat(number(browser, "view.to - view.from")).isGreaterThan(narrow);
      browser.key("0");
      assertThat(browser.eval(text("#scale"))).isEqualTo(whole);
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static double seconds(String cursor) {
    return Double.parseDouble(cursor.replace(" s", ""));
  }

  @Test
  void the_cursor_shows_every_lanes_value_and_the_marker_the_distance() throws Exception {
    try (Browser browser = open(FAILED)) {
      browser.key("0");
      double top = number(browser, "document.getElementById('lanes').getBoundingClientRect().y");
      double left = number(browser, "document.getElementById('lanes').getBoundingClientRect().x");
      double x = number(browser, "x(0.33e9)");
      browser.mouse("mouseMoved", left + x, top + 40, 0);
      assertThat(browser.eval(text("#labels .val"))).matches("2\\|\\|\\|0\\|1\\|1\\|.*");
      browser.mouse("mousePressed", left + x, top + 40, 0);
      browser.mouse("mouseReleased", left + x, top + 40, 0);
      browser.mouse("mouseMoved", left + x + 100, top + 40, 0);
      assertThat(browser.eval(text("#delta"))).matches("[23]\\d\\d(\\.\\d+)? ms");

      // One press from close by: its milestones have room.
      browser.eval("show(0.2985e9, 0.309e9)");
      browser.eval("view.marker = 0.3e9");
      browser.mouse("mouseMoved", left + number(browser, "x(0.304e9)"), top + 40, 0);
      assertThat(number(browser, "document.querySelectorAll('#lanes .leg').length")).isEqualTo(6);
      assertThat(browser.eval(text("#lanes title")))
          .contains("from edge to end", "replied +2.935 ms");
      assertThat(browser.eval(text("#labels .val"))).contains("AwaitingReply|W0323050001");
      browser.screenshot(PICTURES.resolve("press.png"));
    }
  }

  @Test
  void the_command_that_repeats_the_run_is_copied() throws Exception {
    try (Browser browser = open(FAILED)) {
      assertThat(browser.eval(text("#reproduce"))).isEqualTo(FAILED.reproduce());
      browser.eval(
          "document.addEventListener('copy', () => (window.copied = String(getSelection())));"
              + "navigator.clipboard && (navigator.clipboard.writeText = t =>"
              + " { window.copied = t; return Promise.resolve(); });");
      browser.eval("document.getElementById('copy').click()");
      browser.settle();
      assertThat(browser.eval("window.copied")).isEqualTo(FAILED.reproduce());
      assertThat(browser.eval(text("#copy"))).isEqualTo("Copied");
    }
  }

  @Test
  void events_are_filtered() throws Exception {
    try (Browser browser = open(FAILED)) {
      browser.eval(
          "document.getElementById('filter').value = 'sent message';"
              + "document.getElementById('filter').dispatchEvent(new Event('input'))");
      assertThat(browser.eval("seen.length")).isEqualTo("3");
      assertThat(browser.eval(text("#event-count"))).startsWith("3 of ");
    }
  }

  @Test
  void words_of_the_author_stay_words() throws Exception {
    String words = "</script><img src=x onerror=alert(1)><b>&amp;";
    try (Browser browser = open(SampleRuns.retold(FAILED, FAILED.timeline(), words))) {
      assertThat(browser.eval(text("#name"))).isEqualTo(words);
      assertThat(browser.eval(text("#steps .why"))).isEqualTo(words);
      assertThat(browser.eval("document.title")).isEqualTo(words + " - wwep run");
      assertThat(browser.eval("document.querySelectorAll('img, b b').length")).isEqualTo("0");
      assertThat(browser.complaints()).isEmpty();
    }
  }
}
