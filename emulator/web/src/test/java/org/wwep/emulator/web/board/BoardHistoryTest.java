package org.wwep.emulator.web.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.run.RunResult.Verdict;
import org.wwep.emulator.run.ScenarioRunner;
import org.wwep.emulator.timeline.EventLog;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.hal.emulated.Bounce;

@Timeout(60)
class BoardHistoryTest {
  private final EventFeed feed = new EventFeed();

  private static String text(List<TimelineEntry> entries) {
    return entries.stream().map(EventLog::line).collect(Collectors.joining());
  }

  private static List<TimelineEntry> entries(BoardHistory history) {
    return history.run().timeline().entries().subList(0, history.shown());
  }

  private static BoardOrder.Contact contact(boolean down) {
    return new BoardOrder.Contact("device", "btn1", down, Bounce.Profile.TYPICAL);
  }

  private static void press(BoardHistory history) throws InterruptedException {
    history.act(contact(true));
    history.pass(100_000_000);
    history.act(contact(false));
  }

  @Test
  void a_run_in_pieces_is_the_run_in_one_go() throws Exception {
    RunResult whole = ScenarioRunner.run(ScenarioText.request(ScenarioText.PRESS));
    BoardHistory history = new BoardHistory(ScenarioText.request(ScenarioText.PRESS), feed);
    for (int i = 0; !history.run().ended(); i++) {
      if (i % 3 == 0) {
        history.step();
      } else {
        history.pass(7_654_321L * (i % 5));
      }
    }
    assertThat(history.run().verdict()).contains(Verdict.PASSED);
    String log = EventLog.text(whole.timeline());
    assertThat(text(entries(history))).startsWith(log);
    history.run().close();
  }

  @Test
  void each_step_shows_one_entry_and_each_way_back_takes_one() throws Exception {
    BoardHistory history = new BoardHistory(ScenarioText.request(ScenarioText.PRESS), feed);
    for (int i = 0; i < 60; i++) {
      assertThat(history.step()).isTrue();
      assertThat(history.shown()).isEqualTo(i + 1);
    }
    String before = text(entries(history));
    for (int i = 60; i > 20; i--) {
      history = history.back();
      assertThat(history.shown()).isEqualTo(i - 1);
    }
    assertThat(before).startsWith(text(entries(history)));
    for (int i = 20; i < 60; i++) {
      assertThat(history.step()).isTrue();
    }
    assertThat(text(entries(history))).isEqualTo(before);
    history.run().close();
  }

  @Test
  void back_before_a_press_the_press_has_not_been() throws Exception {
    BoardHistory history = new BoardHistory(ScenarioText.request(ScenarioText.EMPTY), feed);
    history.pass(1_000_000_000);
    int before = history.shown();
    press(history);
    history.pass(2_000_000_000);
    String pressed = text(entries(history));
    assertThat(history.text(ScenarioText.KEPT)).contains("press-down", "release");
    while (history.shown() > before) {
      history = history.back();
    }
    history.pass(3_000_000_000L);
    assertThat(text(entries(history))).doesNotContain("btn1=0");
    assertThat(history.text(ScenarioText.KEPT)).doesNotContain("press-down");
    press(history);
    history.pass(1_000_000_000);
    assertThat(pressed).contains("acknowledged press 1");
    assertThat(text(entries(history))).contains("acknowledged press 1");
    history.run().close();
  }

  @Test
  void back_behind_a_press_keeps_it_and_its_very_moment() throws Exception {
    BoardHistory history = new BoardHistory(ScenarioText.request(ScenarioText.EMPTY), feed);
    history.pass(1_234_567_891);
    press(history);
    history.pass(5_000_000_000L);
    String pressed = text(entries(history));
    for (int i = 0; i < 5; i++) {
      history = history.back();
    }
    assertThat(pressed).startsWith(text(entries(history)));
    assertThat(text(entries(history))).contains("edge btn1=0");
    history.pass(6_000_000_000L);
    assertThat(text(entries(history))).startsWith(pressed);
    history.run().close();
  }

  @Test
  void what_was_done_by_hand_is_the_same_run_as_a_scenario() throws Exception {
    BoardHistory history = new BoardHistory(ScenarioText.request(ScenarioText.EMPTY), feed);
    history.pass(1_000_000_007);
    press(history);
    history.pass(2_000_000_000);
    history.act(new BoardOrder.Fault("silence", true));
    history.pass(300_000_000);
    press(history);
    history.pass(9_000_000_000L);
    assertThat(text(entries(history))).contains("Gave Up");

    RunResult kept = ScenarioRunner.run(ScenarioText.request(history.text(ScenarioText.KEPT)));

    assertThat(kept.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(kept.failure()).contains("Gave Up");
    List<String> byHand = edges(entries(history));
    List<String> byScenario = edges(kept.timeline().entries());
    assertThat(byScenario).isEqualTo(byHand);
    history.run().close();
  }

  /** All but the steps, and up to where the scenario fails. */
  private static List<String> edges(List<TimelineEntry> entries) {
    return entries.stream()
        .map(EventLog::line)
        .filter(line -> line.contains("edge ") || line.contains("LED ") || line.contains("Sent "))
        .toList();
  }

  @Test
  void a_deed_in_a_scenario_stands_behind_the_step_under_way() throws Exception {
    BoardHistory history = new BoardHistory(ScenarioText.request(ScenarioText.PRESS), feed);
    while (history.run().step().map(step -> !step.label().equals("delay")).orElse(true)) {
      history.step();
    }
    history.pass(10_000_000);
    history.act(new BoardOrder.Fault("late", true));
    String kept = history.text(ScenarioText.PRESS);
    assertThat(kept)
        .contains(
            "  - delay: 1s\n  - fault: {name: late, type: latency, attributes: {latency: 600}");
    RunResult again = ScenarioRunner.run(ScenarioText.request(kept));
    assertThat(again.verdict()).isEqualTo(Verdict.FAILED);
    history.pass(5_000_000_000L);
    assertThat(history.run().verdict()).contains(Verdict.FAILED);
    history.run().close();
  }
}
