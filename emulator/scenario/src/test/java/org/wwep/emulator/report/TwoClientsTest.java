package org.wwep.emulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.run.RunRequest;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.run.ScenarioRunner;
import org.wwep.emulator.scenario.Milestone;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.command.Commands;
import org.wwep.emulator.scenario.yaml.ParseResult;
import org.wwep.emulator.scenario.yaml.ScenarioFile;
import org.wwep.emulator.scenario.yaml.ScenarioParser;
import org.wwep.emulator.timeline.EventLog;

/** A board with two clients: whatever is left of a run tells them apart. */
class TwoClientsTest {
  private static final Path DUAL = Path.of("..", "..", "docs", "scenarios", "dual-client.yaml");

  private static RunResult dual() {
    return switch (ScenarioFile.read(DUAL, new ScenarioParser(Commands.ALL, FaultFormat::parse))) {
      case ParseResult.Valid valid ->
          ScenarioRunner.run(RunRequest.of(valid.scenario(), Rig.SIM, 1));
      case ParseResult.Invalid invalid -> throw new AssertionError(invalid.problems());
    };
  }

  @Test
  void each_press_has_the_milestones_of_its_own_client() {
    List<PressSpan> spans = PressSpans.of(new RunTimeline(dual()), "device");
    assertThat(spans).extracting(PressSpan::button).containsExactlyInAnyOrder("btn1", "btn2");
    for (PressSpan span : spans) {
      assertThat(span.end()).isEqualTo(PressSpan.End.ACKNOWLEDGED);
      assertThat(span.legs())
          .containsKeys(Milestone.LED, Milestone.CONNECTED, Milestone.SENT, Milestone.REPLIED);
      assertThat(span.legs().containsKey(Milestone.SECURED))
          .isEqualTo(span.button().equals("btn2"));
    }
  }

  @Test
  void each_client_has_a_lane_for_its_frames_and_one_for_its_state() {
    assertThat(HtmlPage.text(dual()))
        .contains("\"frames btn1\"", "\"frames btn2\"", "\"state\"", "\"state2\"");
    List<Signal> states =
        Signals.of(new RunTimeline(dual())).stream()
            .filter(signal -> signal.name().startsWith("state"))
            .toList();
    assertThat(words(states.getFirst()))
        .contains("Connecting", "Sending")
        .doesNotContain("Securing");
    assertThat(words(states.getLast())).containsSubsequence("Connecting", "Securing", "Sending");
  }

  private static List<String> words(Signal state) {
    return state.changes().stream().map(Signal.Change::value).toList();
  }

  @Test
  void the_event_log_and_the_transcript_say_which_client_tells() {
    RunResult result = dual();
    assertThat(EventLog.text(result.timeline()))
        .containsPattern("device/btn1 console Sent Message=W[0-9A-F]{4}050001")
        .containsPattern("device/btn2 console Secured by TLS 1.3")
        .doesNotContain("device/btn1 console Secured");
    assertThat(new Transcript(false).text(result)).contains("device/btn2");
  }
}
