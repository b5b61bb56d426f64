package org.wwep.emulator.web.board;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wwep.emulator.report.Browser;
import org.wwep.emulator.web.PageView;

/** The page of a device in real time, as a user sees it in Chromium. */
@Timeout(120)
@Tag("slow")
class DevicePageTest {
  @BeforeEach
  void there_is_a_browser() {
    PageView.needed();
  }

  private static final String LIT = "!!document.querySelector('#scene .lit')";
  private static final String DONE =
      "document.querySelector('#console').textContent.includes('Server Response=A')";

  @ParameterizedTest
  @CsvSource({"1400, 900", "420, 800"})
  void a_press_lights_the_lamp_and_sends_its_frame(int width, int height) throws Exception {
    try (DeviceWithPage fixture = new DeviceWithPage();
        Browser browser = PageView.open(fixture.page.address(), width, height)) {
      browser.prefer("light");
      browser.await("document.querySelector('#state').textContent === 'Idle'");
      double x = number(browser, "r.x + r.width / 2");
      double y = number(browser, "r.y + r.height / 2");
      browser.mouse("mousePressed", x, y, 0);
      browser.await(LIT);
      assertThat(fixture.lit()).isTrue();
      browser.mouse("mouseReleased", x, y, 0);
      browser.await(DONE);
      browser.await("document.querySelector('#scene').textContent.includes('05 = 0001')");
      PageView.check(browser, fixture.page.address(), "device-" + width);
    }
  }

  /** What the page itself has seen: from the finger to the light and to the frame. */
  @Test
  void the_page_shows_a_press_within_a_tenth_of_a_second() throws Exception {
    try (DeviceWithPage fixture = new DeviceWithPage();
        Browser browser = PageView.open(fixture.page.address(), 1400, 900)) {
      browser.await("document.querySelector('#state').textContent === 'Idle'");
      // The first press loads classes, here and there.
      for (int i = 0; i < 4; i++) {
        browser.eval(
            """
            took = {};
            seen?.disconnect();
            lines = () => document.querySelector('#console').textContent.split('Sent Message').length;
            lit = () => !!document.querySelector('#scene .lit');
            was = [lit(), lines()];
            seen = new MutationObserver(() => {
              if (lit() !== was[0]) took.lamp ??= performance.now() - took.at;
              if (lines() > was[1]) took.frame ??= performance.now() - took.at;
            });
            seen.observe(document.body, {subtree: true, childList: true, attributes: true});
            addEventListener('keydown', () => { took.at = performance.now(); }, {capture: true, once: true});
            1
            """
                .replace("took = {}", "var took = {}, seen, lines, lit, was"));
        browser.key("keyDown", " ");
        browser.await("took.lamp && took.frame");
        browser.key("keyUp", " ");
        browser.await("!document.querySelector('#scene .down')");
      }
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
    try (DeviceWithPage fixture = new DeviceWithPage();
        Browser browser = PageView.open(fixture.page.address(), 1400, 900)) {
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
