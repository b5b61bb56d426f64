package org.wwep.emulator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.run.TestScenarios;

/** Somebody opens the report of a failed run, at a desk and on a phone, and walks through it. */
@Tag("slow")
class ReportWalkTest {
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final String STEPS =
      """
      version: 1
      steps:
      - delay: 1s
      - name: a press
        press: btn1
      - wait-frame: {reply: A}
      - power-off: server
      - name: into the void
        press: btn1
      - name: nobody answers
        wait-frame: {value: '0000', reply: A, within: 3s}
      """;

  @TempDir private Path dir = Path.of("");

  @BeforeEach
  void there_is_a_browser() {
    assumeTrue(SystemTool.find("chromium").isPresent(), "needs chromium");
  }

  /** Writes the results of a run that passes and one that fails; returns the failed one's page. */
  private Path results() throws IOException {
    Path file = Files.writeString(dir.resolve("void.yaml"), STEPS);
    RunResult failed = run(file, STEPS);
    String good = STEPS.substring(0, STEPS.indexOf("- power-off"));
    RunResult passed = run(Files.writeString(dir.resolve("good.yaml"), good), good);
    Path out = dir.resolve("out");
    assertThat(new Reports(null, null, null, out).write(List.of(passed, failed))).isEmpty();
    return out.resolve("void-1").resolve("run.html");
  }

  private static RunResult run(Path file, String text) {
    return TestScenarios.run(file.toString(), text);
  }

  private static Browser open(Path page, int width, int height) throws IOException {
    return Browser.open(SystemTool.find("chromium").orElseThrow(), page, width, height);
  }

  private static String text(String selector) {
    return "[...document.querySelectorAll('" + selector + "')].map(e => e.innerText).join('|')";
  }

  @ParameterizedTest
  @CsvSource({"1400,900", "420,800"})
  void why_it_failed_is_seen_without_scrolling(int width, int height) throws Exception {
    try (Browser browser = open(results(), width, height)) {
      assertThat(browser.eval(text("#expected, #was, #why > div:first-child")))
          .isEqualTo(
              "frame value=0000 reply=A within 3s|not seen|server without power since 1.100000 s");
      assertThat(browser.eval(text("#milestones")).replaceAll("\\s+", " "))
          .contains("edge", "debounced", "led", "0.000");
      for (String part : List.of("#verdict", "#expected", "#was", "#why", "#milestones")) {
        assertThat(
                browser.eval(
                    "document.querySelector('%s').getBoundingClientRect().bottom <= innerHeight"
                            .formatted(part)
                        + " && scrollY === 0"))
            .as(part)
            .isEqualTo("true");
      }
      assertThat(browser.eval("document.documentElement.scrollWidth <= innerWidth"))
          .as("nothing is wider than the window")
          .isEqualTo("true");
      browser.screenshot(PICTURES.resolve("why-" + width + ".png"));
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void it_opens_at_the_failing_step_and_its_line_in_the_file() throws Exception {
    try (Browser browser = open(results(), 1400, 900)) {
      assertThat(browser.eval("view.from > 0.3e9 && view.to > failing.to")).isEqualTo("true");
      assertThat(browser.eval(text("#source .bad")))
          .isEqualTo(
              "10\n- name: nobody answers|11\n  wait-frame: {value: '0000', reply: A, within: 3s}");
      assertThat(browser.eval(text("#steps .given")))
          .startsWith("1s|btn1|{reply: A}|server|btn1|{value: '0000', reply: A, within: 3s}");
      browser.eval("document.querySelectorAll('#source .source-line')[4].click()");
      assertThat(browser.eval(text("#steps tr.now .step-name"))).isEqualTo("a press");
      assertThat(
              browser.eval("[...document.querySelectorAll('#links a')].map(a => a.textContent)+''"))
          .isEqualTo("All runs,VCD,Events,Transcript,JUnit");
    }
  }

  @Test
  void the_strip_measures_and_two_cursors_have_a_difference() throws Exception {
    try (Browser browser = open(results(), 1400, 900)) {
      browser.eval("view.row = rows.find(r => r.name === 'btn1'); moveTo(1.05e9)");
      browser.settle();
      assertThat(browser.eval(text("#pulse dt"))).contains("width", "period", "frequency");
      assertThat(browser.eval(text("#pulse dd"))).contains("100 ms");
      assertThat(browser.eval(text("#legs .part-name")))
          .isEqualTo("debounced|led|connected|sent|replied");
      assertThat(browser.eval(text("#legs .part-took"))).contains("of 2 s", "of 500 ms");
      browser.key("a");
      browser.eval("moveTo(1.15e9)");
      browser.key("b");
      browser.eval("moveTo(2e9)");
      browser.settle();
      assertThat(browser.eval(text("#delta-box"))).isEqualTo("A to B 100 ms 10 Hz");
      browser.key("Escape");
      assertThat(browser.eval("document.getElementById('delta-box').hidden")).isEqualTo("true");
    }
  }

  @Test
  void the_board_replays_what_the_lanes_have() throws Exception {
    try (Browser browser = open(results(), 1400, 900)) {
      String lit = "document.querySelector('.lamp').classList.contains('on')";
      browser.eval("moveTo(0.9e9)");
      browser.settle();
      assertThat(browser.eval(lit)).isEqualTo("false");
      browser.eval("moveTo(1.05e9)");
      browser.settle();
      assertThat(browser.eval(lit)).isEqualTo("true");
      assertThat(browser.eval("document.querySelector('.knob').classList.contains('on')"))
          .isEqualTo("true");
      browser.eval("$('speed').value = 1000; chosenSpeed = true; $('play').click()");
      browser.eval(
          "new Promise(r => { const look = () => playing ? requestAnimationFrame(look) : r(1);"
              + " look(); })");
      assertThat(browser.eval("view.cursor === data.end && $('play').textContent"))
          .isEqualTo("Play");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void events_are_searched_filtered_and_walked_by_keys() throws Exception {
    try (Browser browser = open(results(), 1400, 900)) {
      browser.key("/");
      assertThat(browser.eval("document.activeElement.id")).isEqualTo("filter");
      browser.eval("$('filter').value = 'power off'; filterEvents()");
      browser.key("Enter");
      assertThat(browser.eval("eventAt(current).what + ' ' + view.cursor"))
          .isEqualTo("power off 1100000000");
      browser.eval("$('filter').value = ''; $('trouble').checked = true; filterEvents()");
      assertThat(browser.eval("seen.length > 0 && seen.every(n => TROUBLE.test(eventAt(n).what))"))
          .isEqualTo("true");
      browser.eval("document.querySelector('.fold').click()");
      browser.settle();
      assertThat(browser.eval("rows.filter(r => r.scope === 'device' && r.height).length"))
          .isEqualTo("1");
    }
  }

  @Test
  void the_index_is_filtered() throws Exception {
    try (Browser browser = open(results().resolve("../../index.html").normalize(), 420, 800)) {
      assertThat(browser.eval(text(".totals .verdict"))).isEqualTo("1 PASS|1 FAIL");
      assertThat(browser.eval(text("#runs tbody tr:first-child .verdict"))).isEqualTo("FAIL");
      browser.eval("bad.checked = true; show()");
      assertThat(browser.eval(text("#shown"))).isEqualTo("1 of 2 runs");
      assertThat(browser.eval("document.documentElement.scrollWidth <= innerWidth"))
          .isEqualTo("true");
      browser.screenshot(PICTURES.resolve("index-420.png"));
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private Path index() {
    return dir.resolve("out").resolve("index.html");
  }

  @ParameterizedTest
  @CsvSource({"1400,900,light", "1400,900,dark", "420,800,light", "420,800,dark"})
  void axe_finds_no_serious_fault(int width, int height, String scheme) throws Exception {
    AxeCheck.needed();
    Path page = results();
    for (Path each : List.of(page, index())) {
      try (Browser browser = open(each, width, height)) {
        browser.prefer(scheme);
        assertThat(AxeCheck.seriousFaults(browser)).isEmpty();
      }
    }
  }

  @Test
  void a_page_is_light_without_its_data() throws Exception {
    String page = Files.readString(results());
    String data = page.substring(page.indexOf("id=\"data\">"), page.indexOf("</script>"));
    assertThat(page.length() - data.length()).isLessThan(300_000);
  }
}
