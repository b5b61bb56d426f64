package org.wwep.emulator.web.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wwep.emulator.report.Browser;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.run.ScenarioRunner;
import org.wwep.emulator.web.PageView;
import org.wwep.net.Endpoint;

/** The page of a board in virtual time, as a user goes about it in Chromium. */
@Timeout(180)
@Tag("slow")
class VirtualPageTest {
  @BeforeEach
  void there_is_a_browser() {
    PageView.needed();
  }

  private static VirtualBoard board(String text, String kept) {
    return new VirtualBoard(ScenarioText.request(text), kept, 1, _ -> {});
  }

  private static void click(Browser browser, String selector) throws Exception {
    browser.eval("document.querySelector('" + selector + "').click()");
  }

  private static String state(String name) {
    return "document.querySelector('#state').textContent === '" + name + "'";
  }

  private static String said(String text) {
    return "document.querySelector('#console').textContent.includes('" + text + "')";
  }

  @Test
  void stop_step_back_and_a_fault_by_click_that_the_saved_scenario_has_too() throws Exception {
    try (VirtualBoard board = board(ScenarioText.EMPTY, ScenarioText.KEPT);
        BoardPage page = BoardPage.start(Endpoint.loopback(0), board);
        Browser browser = PageView.open(page.address(), 1400, 900)) {
      browser.await(state("Idle"));
      click(browser, "[data-fault=silence]");
      browser.await("document.querySelector('[data-fault=silence]').ariaPressed === 'true'");
      browser.eval("document.activeElement.blur()");
      browser.key("keyDown", " ");
      browser.await("!!document.querySelector('#scene .lit')");
      browser.key("keyUp", " ");
      // Two seconds each, by the page's clock.
      browser.await(said("attempt 1 of 3"));
      browser.await(said("attempt 2 of 3"));
      browser.await(said("Gave Up"));
      String kept = browser.eval("fetch('scenario.yaml').then(answer => answer.text())");
      RunResult again = ScenarioRunner.run(ScenarioText.request(kept));
      assertThat(again.failure()).contains("Gave Up");

      click(browser, "#play");
      browser.await("document.querySelector('#play').textContent === 'Play'");
      for (int i = 0; i < 200 && browser.eval(said("Gave Up")).equals("true"); i++) {
        browser.key("keyDown", "ArrowLeft");
      }
      assertThat(browser.eval(said("Gave Up"))).isEqualTo("false");
      assertThat(browser.eval(said("attempt 2 of 3"))).isEqualTo("true");
      browser.await("!document.querySelector('#back').disabled");
      // As many events as it has gone back: the page may have been told of the last one late.
      for (int i = 0; i < 200 && browser.eval(said("Gave Up")).equals("false"); i++) {
        browser.key("keyDown", "ArrowRight");
      }
      browser.await(said("Gave Up"));
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"1400, 900", "420, 800"})
  void a_scenario_is_done_step_by_step_and_its_verdict_told(int width, int height)
      throws Exception {
    try (VirtualBoard board = board(ScenarioText.PRESS, ScenarioText.PRESS);
        BoardPage page = BoardPage.start(Endpoint.loopback(0), board);
        Browser browser = PageView.open(page.address(), width, height)) {
      browser.prefer("light");
      browser.await("document.querySelector('#verdict').textContent === 'PASS'");
      assertThat(browser.eval("document.querySelectorAll('#steps .passed').length")).isEqualTo("6");
      PageView.check(browser, page.address(), "board-" + width);
    }
  }

  @Test
  void time_stands_still_while_nobody_looks() throws Exception {
    try (VirtualBoard board = board(ScenarioText.PRESS, ScenarioText.PRESS);
        BoardPage page = BoardPage.start(Endpoint.loopback(0), board)) {
      Number before = now(board);
      try (Browser browser = PageView.open(page.address(), 420, 800)) {
        browser.await(state("Idle"));
      }
      assertThat(before.doubleValue()).isZero();
      assertThat(now(board).doubleValue()).isPositive();
    }
  }

  private static Number now(VirtualBoard board) {
    return (Number) Objects.requireNonNull(board.picture().get("now"));
  }
}
