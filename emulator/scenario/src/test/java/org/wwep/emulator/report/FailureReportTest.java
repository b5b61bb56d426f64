package org.wwep.emulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.run.TestScenarios;

/** What a failure says in its three parts, of runs that are really run. */
class FailureReportTest {
  private static FailureReport report(String scenario) {
    RunResult result = TestScenarios.run(scenario);
    return FailureReport.of(result).orElseThrow();
  }

  @Test
  void a_pin_says_since_when_and_by_which_press() {
    FailureReport report =
        report("steps:\n- delay: 1s\n- press: btn1\n- expect-pin: {part-id: led1, value: 0}\n");
    assertThat(report.where()).isEqualTo("t.yaml:5 step 3 \"expect-pin\" @ 1.100s");
    assertThat(report.expected()).isEqualTo("led1=0");
    assertThat(report.was()).isEqualTo("1");
    assertThat(report.why())
        .containsExactly("led1=1 since 1.000000 s, by device btn1 press 1 at 1.000000 s");
  }

  @Test
  void a_frame_that_does_not_come_names_the_server_without_power_first() {
    FailureReport report =
        report(
            """
            steps:
            - delay: 1s
            - power-off: server
            - press: btn1
            - wait-frame: {reply: A, within: 3s}
            """);
    assertThat(report.expected()).isEqualTo("frame reply=A within 3s");
    assertThat(report.was()).isEqualTo("not seen");
    assertThat(report.why().getFirst()).isEqualTo("server without power since 1.000000 s");
    assertThat(report.why())
        .anySatisfy(
            line ->
                assertThat(line)
                    .isEqualTo(
                        "device btn1 press 1 got as far as 'led' in attempt 2, last: ConnectFailed"));
  }

  @Test
  void a_late_press_has_its_milestones_in_milliseconds() {
    FailureReport report =
        report(
            "steps:\n- delay: 1s\n- press: btn1\n- expect-latency: {from: edge, to: replied, max: 1ms}\n");
    assertThat(report.why()).contains("the longest part was up to 'replied', 3.485 ms");
    assertThat(report.lines())
        .contains("  ms from      edge  debounced     led  connected    sent  replied")
        .contains("  the edge    0.000      0.000   0.000      3.119   3.119    6.604");
  }

  @Test
  void what_a_device_printed_is_not_taken_apart() {
    FailureReport report =
        report("steps:\n- wait-serial: {text: 'never; was, said', timeout: 1s}\n");
    assertThat(report.expected())
        .isEqualTo("'never; was, said' on the console of device within 1s");
    assertThat(report.was()).isEqualTo("not printed");
    assertThat(report.why()).contains("nobody pressed a button");
  }

  @Test
  void a_fault_that_hit_nothing_and_what_always_holds_have_three_parts_too() {
    FailureReport missed =
        report("steps:\n- fault: {name: broken, type: reset_peer}\n- delay: 1s\n");
    assertThat(List.of(missed.expected(), missed.was()))
        .containsExactly("fault 'broken' to hit something", "hit nothing");
    FailureReport always =
        report(
            "always:\n- at-most: {sockets: 0}\nsteps:\n- delay: 1s\n- press: btn1\n- delay: 1s\n");
    assertThat(List.of(always.expected(), always.was()))
        .containsExactly("device to have at most 0 sockets open", "1");
    assertThat(always.why().getFirst()).startsWith("always \"at-most\" of line 3 does not hold");
  }

  @Test
  void words_of_a_scenario_that_look_like_a_failure_stay_in_their_part() {
    FailureReport report =
        report("steps:\n- wait-serial: {text: 'on, was off; expected none', timeout: 1s}\n");
    assertThat(report.expected())
        .isEqualTo("'on, was off; expected none' on the console of device within 1s");
    assertThat(report.was()).isEqualTo("not printed");
  }

  @Test
  void a_run_that_passes_has_none() {
    assertThat(FailureReport.of(TestScenarios.run("steps:\n- delay: 1s\n"))).isEmpty();
  }
}
