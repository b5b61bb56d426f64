package org.wwep.emulator.web.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wwep.emulator.report.Browser;
import org.wwep.emulator.report.SystemTool;

/** The page of a device in real time, as a user sees it in Chromium. */
@Timeout(120)
class DevicePageTest {
  private static final Path PICTURES = Path.of("target", "screenshots");

  @BeforeEach
  void there_is_a_browser() {
    assumeTrue(SystemTool.find("chromium").isPresent(), "needs chromium");
  }

  static Browser open(String address, int width, int height) throws Exception {
    return Browser.open(SystemTool.find("chromium").orElseThrow(), address, width, height);
  }

  private static final String LIT = "!!document.querySelector('#scene .lit')";
  private static final String DONE =
      "document.querySelector('#console').textContent.includes('Server Response=A')";

  @ParameterizedTest
  @CsvSource({"1400, 900", "420, 800"})
  void a_press_lights_the_lamp_and_sends_its_frame(int width, int height) throws Exception {
    try (DeviceFixture fixture = new DeviceFixture();
        Browser browser = open(fixture.page.address(), width, height)) {
      browser.prefer("light");
      browser.await("document.querySelector('#state').textContent === 'Idle'");
      browser.eval(
          """
          window.took = {};
          new MutationObserver(() => {
            if (document.querySelector('#scene .lit')) took.lamp ??= performance.now() - took.at;
            if (document.querySelector('#console').textContent.includes('Sent Message'))
              took.frame ??= performance.now() - took.at;
          }).observe(document.body, {subtree: true, childList: true, attributes: true});
          addEventListener('pointerdown', () => { took.at = performance.now(); }, true);
          1
          """);
      double x = number(browser, "r.x + r.width / 2");
      double y = number(browser, "r.y + r.height / 2");
      browser.mouse("mousePressed", x, y, 0);
      browser.await(LIT);
      assertThat(fixture.lit()).isTrue();
      browser.mouse("mouseReleased", x, y, 0);
      browser.await(DONE);
      System.out.println("press to lamp, to frame: " + browser.eval("JSON.stringify(took)"));
      browser.await("document.querySelector('#scene').textContent.includes('05 = 0001')");
      browser.screenshot(PICTURES.resolve("device-" + width + ".png"));
      browser.prefer("dark");
      browser.screenshot(PICTURES.resolve("device-" + width + "-dark.png"));
      assertThat(browser.eval("document.documentElement.scrollWidth <= innerWidth"))
          .isEqualTo("true");
      assertThat(browser.complaints()).isEmpty();
      assertThat(browser.requests()).allMatch(url -> url.startsWith(fixture.page.address()) || url.equals("data:,"));
    }
  }

  private static double number(Browser browser, String of) throws Exception {
    return Double.parseDouble(
        browser.eval(
            "(() => { const e = document.querySelector('#hands .push');"
                + " e.scrollIntoView({block: 'nearest'}); const r = e.getBoundingClientRect();"
                + " return "
                + of
                + "; })()"));
  }

  @Test
  void the_space_bar_holds_the_button_while_it_is_down() throws Exception {
    try (DeviceFixture fixture = new DeviceFixture();
        Browser browser = open(fixture.page.address(), 1400, 900)) {
      browser.await("document.querySelector('#state').textContent === 'Idle'");
      browser.key("keyDown", " ");
      browser.await("!!document.querySelector('#scene .down')");
      browser.await(LIT);
      browser.key("keyUp", " ");
      browser.await("!document.querySelector('#scene .down')");
      assertThat(fixture.lit()).isTrue();
    }
  }
}
