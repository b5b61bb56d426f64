package org.wwep.emulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.wwep.emulator.run.RunResult;

class TranscriptTest {
  private static final RunResult FAILED = SimulatedRun.failed();

  @Test
  void a_line_says_when_who_and_what() {
    assertThat(new Transcript(false).text(FAILED).lines())
        .anyMatch(line -> line.matches(">    0\\.300000 step 2   first press"))
        .anyMatch(line -> line.matches("     0\\.300000 dev1     btn1 pressed"))
        .anyMatch(line -> line.matches("     0\\.3\\d{5} dev1     Sent Message=W\\w{6}0001"))
        .anyMatch(line -> line.matches("!    0\\.410000 server   power off"));
  }

  @Test
  void it_leaves_out_what_nobody_wants_to_read() {
    assertThat(new Transcript(false).text(FAILED))
        .doesNotContain(" edge ", "sockets=", "Idle -> ", " open ");
  }

  @Test
  void a_failure_stands_out_and_says_how_to_see_it_again() {
    String text = new Transcript(false).text(FAILED);
    assertThat(text.lines()).anyMatch(line -> line.startsWith("X ") && line.contains("LED is off"));
    assertThat(text)
        .contains("\nFAIL in 2.")
        .contains("press.yaml:35 step 10")
        .endsWith("again: " + FAILED.reproduce() + "\n");
  }

  @Test
  void a_pass_says_so_and_no_more() {
    assertThat(new Transcript(false).text(SimulatedRun.passed()))
        .contains("PASS in 2.")
        .doesNotContain("again:");
  }

  @Test
  void only_a_terminal_gets_colour() {
    assertThat(new Transcript(false).text(FAILED)).doesNotContain("\u001b");
    String coloured = new Transcript(true).text(FAILED);
    assertThat(coloured).contains("\u001b[1;31mX ");
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", ""))
        .isEqualTo(new Transcript(false).text(FAILED));
  }

  @Test
  void words_of_the_author_cannot_steer_the_terminal() {
    RunResult hostile =
        SampleRuns.retold(FAILED, FAILED.timeline(), "a\u001b[2Jb\nPASSED \u202e end");
    assertThat(new Transcript(false).text(hostile))
        .doesNotContain("\u001b", "\u202e", "\nPASSED")
        .contains("a\ufffd[2Jb PASSED");
  }
}
