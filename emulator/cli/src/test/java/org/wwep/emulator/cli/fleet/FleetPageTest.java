package org.wwep.emulator.cli.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wwep.emulator.cli.Wwep;
import org.wwep.emulator.fleet.ErrorBudget;
import org.wwep.emulator.fleet.FleetBudget;
import org.wwep.emulator.fleet.FleetJsonReader;
import org.wwep.emulator.fleet.FleetReport;
import org.wwep.emulator.report.AxeCheck;
import org.wwep.emulator.report.Browser;
import org.wwep.emulator.report.SystemTool;

/** Somebody opens the page of a fleet. */
@Tag("slow")
class FleetPageTest {
  private static final Path PICTURES = Path.of("target", "screenshots");

  @TempDir private static Path dir = Path.of("");

  private static FleetReport report(String failures, String registers) throws IOException {
    try (InputStream shard = Wwep.class.getResourceAsStream("fleet-shard.json")) {
      String line = new String(Objects.requireNonNull(shard).readAllBytes(), UTF_8);
      String changed =
          line.replace("\"failures\":[]", failures)
              .replace("\"registers\":[{\"kind\":\"equal\",\"count\":10}]", registers)
              .replace(
                  "\"legs\":",
                  "\"rates\":{\"part-s\":1,\"acknowledged\":[4,0,20],\"failed\":[0,2,1]},\"legs\":");
      return FleetJsonReader.read(changed.getBytes(UTF_8), 1);
    }
  }

  @BeforeAll
  static void write() throws IOException {
    FleetReport broken =
        report(
            "\"failures\":[{\"kind\":\"denied\",\"count\":3,\"first\":\"X <b>busy\"}]",
            "\"registers\":[{\"kind\":\"equal\",\"count\":8},{\"kind\":\"lost\",\"count\":2,"
                + "\"first\":\"device 0003 register 05: X\",\"more\":[\"device 0004 register 05: X\"]}]");
    List<String> violations = new FleetBudget(ErrorBudget.NONE, null).violations(broken);
    assertThat(FleetFolder.write(dir, broken, violations, "{}")).isTrue();
    FleetReport sound = report("\"failures\":[]", "\"registers\":[]");
    assertThat(FleetFolder.write(dir.resolve("sound"), sound, List.of(), "{}")).isTrue();
  }

  private static Browser open(String page, int width, int height) throws IOException {
    Optional<Path> chromium = SystemTool.find("chromium");
    assumeTrue(chromium.isPresent(), "needs chromium");
    return Browser.open(chromium.orElseThrow(), dir.resolve(page), width, height);
  }

  private static String text(String selector) {
    return "[...document.querySelectorAll('" + selector + "')].map(e => e.textContent).join('|')";
  }

  @Test
  void it_says_first_what_is_broken_and_on_which_devices() throws Exception {
    try (Browser browser = open("index.html", 1400, 900)) {
      assertThat(browser.eval(text(".verdict"))).isEqualTo("FAIL");
      assertThat(browser.eval("document.querySelector('.counts').nextElementSibling.className"))
          .isEqualTo("judgement");
      assertThat(browser.eval(text(".judgement li")))
          .startsWith("2 registers: has nothing, although a press was acknowledged; the first:");
      assertThat(browser.eval("document.querySelector('tr.broken .seen').innerText"))
          .isEqualTo("device 0003 register 05: X\ndevice 0004 register 05: X");
      assertThat(browser.eval(text(".figures dd"))).startsWith("20|26|26|3|26|1.001s");
      assertThat(browser.complaints()).isEmpty();
      assertThat(browser.requests()).allMatch(request -> request.startsWith("file:"));
    }
  }

  @Test
  void it_has_the_rate_over_time_latencies_by_leg_and_failures() throws Exception {
    try (Browser browser = open("index.html", 1400, 900)) {
      assertThat(browser.eval(text("h2")))
          .isEqualTo("Registers|Presses that ended each second|Latencies|Failures");
      assertThat(browser.eval(text(".chart title")))
          .isEqualTo(
              "from 0 s: 4 acknowledged, 0 failed|from 1 s: 0 acknowledged, 2 failed"
                  + "|from 2 s: 20 acknowledged, 1 failed");
      assertThat(browser.eval("document.querySelectorAll('.chart rect').length")).isEqualTo("4");
      assertThat(browser.eval(text("tbody th")))
          .contains("lateness|connect|first byte|whole|denied (X)");
      assertThat(browser.eval(text(".seen"))).contains("X <b>busy");
    }
  }

  @Test
  void a_fleet_that_passed_says_that_the_invariant_holds() throws Exception {
    try (Browser browser = open("sound/index.html", 1400, 900)) {
      assertThat(browser.eval(text(".verdict") + " + ' ' + " + text(".judgement")))
          .isEqualTo("PASS no press lost, duplicated or out of order");
      browser.screenshot(PICTURES.resolve("fleet-sound.png"));
    }
  }

  @ParameterizedTest
  @CsvSource({"1400,900,light", "1400,900,dark", "420,800,light", "420,800,dark"})
  void axe_finds_no_fault_and_nothing_is_wider_than_the_window(int width, int height, String scheme)
      throws Exception {
    AxeCheck.needed();
    try (Browser browser = open("index.html", width, height)) {
      browser.prefer(scheme);
      browser.screenshot(PICTURES.resolve("fleet-" + width + "-" + scheme + ".png"));
      assertThat(browser.eval("document.documentElement.scrollWidth <= innerWidth"))
          .isEqualTo("true");
      assertThat(AxeCheck.faults(browser)).isEmpty();
    }
  }
}
