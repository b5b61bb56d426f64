package org.wwep.emulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.emulator.run.RunResult.Verdict;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;

/** What a scenario says always holds fails the run at the moment when it does not. */
class AlwaysTest {
  private static final String LEAKY =
      "devices: [{id: hall, firmware: {java: org.wwep.emulator.run.LeakyFirmware}}]\n";
  private static final String THREE_PRESSES =
      "delay: 4s; press: btn1; delay: 4s; press: btn1; delay: 4s; press: btn1; delay: 1s";

  private static RunResult run(Rig rig, String devices, List<String> always, String steps)
      throws Exception {
    StringBuilder text = new StringBuilder(devices).append("always:\n");
    always.forEach(one -> text.append("- ").append(one).append('\n'));
    Scenario scenario = TestScenarios.scenario(text + "steps:\n" + TestScenarios.lines(steps));
    return TestFirmware.run(scenario, rig, 7);
  }

  private static String failure(String devices, String always, String steps) throws Exception {
    RunResult result = run(Rig.SIM, devices, List.of(always), steps);
    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    return String.valueOf(result.failure());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          at-rest: threads                      | step 3 "delay" @ 7.100s: always "at-rest" of line 4 does not hold @ 7.100s: expected hall to be at rest with 1 threads as at first, was 2
          at-rest: [sockets, packets]           | step 5 "delay" @ 11.200s: always "at-rest" of line 4 does not hold @ 11.200s: expected hall to be at rest with 0 sockets open as at first, was 1
          at-rest: {resources: threads, after: 1s} | step 3 "delay" @ 5.100s: always "at-rest" of line 4 does not hold @ 5.100s: .*
          at-most: {threads: 1}                 | step 2 "press" @ 4.000s: always "at-most" of line 4 does not hold @ 4.000s: expected hall to have at most 1 threads, was 2
          at-most: {sockets: 0, device: hall}   | step 4 "press" @ 8.100s: always "at-most" of line 4 does not hold @ 8.100s: expected hall to have at most 0 sockets open, was 1
          hold-pin: {part-id: led1, value: 0}   | step 6 "press" @ 12.200s: always "hold-pin" of line 4 does not hold @ 12.200s: expected led1=0 of hall, was 1
          hold-pin: {part-id: led1, value: 1}   | step 1 "delay" @ 0.000s: always "hold-pin" of line 4 does not hold @ 0.000s: expected led1=1 of hall, was 0
          hold-pin: {part-id: btn1, value: 1}   | step 2 "press" @ 4.000s: always "hold-pin" of line 4 does not hold @ 4.000s: expected btn1=1 of hall, was 0
          expect-not-serial: all                | step 6 "press" @ 12.200s: always "expect-not-serial" of line 4 does not hold @ 12.200s: expected no 'all' on the console of hall, was 'all done'
          expect-not-serial: {regex: ^all d.ne$, device: hall} | step 6 "press" @ 12.200s: .* expected no /.all d.ne./ on the console of hall, .*
          """)
  void what_does_not_hold_fails_the_step_under_way_at_once(String always, String failure)
      throws Exception {
    assertThat(failure(LEAKY, always, THREE_PRESSES)).matches("t.yaml:[0-9]+ " + failure);
  }

  @Test
  void an_entry_goes_by_its_name() throws Exception {
    assertThat(
            failure(
                LEAKY, "{name: The lamp is out, hold-pin: {part-id: led1, value: 1}}", "delay: 1s"))
        .contains("always \"The lamp is out\" of line 4 does not hold");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SIM", "EMULATED"})
  void the_client_holds_all_of_it(Rig rig) throws Exception {
    RunResult result =
        run(
            rig,
            "devices: [{id: kitchen}, {id: hall, api: packet}]\n",
            List.of(
                "at-rest: [sockets, packets, threads]",
                "at-most: {sockets: 1}",
                "led-equals-register: {device: kitchen}",
                "led-equals-register: {device: hall, within: 10s}",
                "expect-not-serial: Gave Up"),
            "expect-state: {device: kitchen, state: Idle, within: 5s};"
                + " expect-state: {device: hall, state: Idle, within: 5s};"
                + " press: {device: kitchen, part-id: btn1};"
                + " press: {device: hall, part-id: btn1};"
                + " wait-frame: {device: hall, reply: A}");
    assertThat(result.failure()).isNull();
    assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
    if (rig == Rig.SIM) {
      // Two looks at rest: nothing of a run that ends before would have been looked at.
      assertThat(result.pools()).allMatch(pool -> pool.transmitted().inUse() == 0);
    }
  }

  @Test
  void what_ends_too_early_is_looked_at_after_the_last_step() throws Exception {
    assertThat(failure(LEAKY, "at-rest: threads", "delay: 4s; press: btn1"))
        .contains("step 2 \"press\" @ 7.100s")
        .contains("with 1 threads as at first, was 2");
  }

  @ParameterizedTest
  @CsvSource({
    "at-rest: sockets, power-off: hall, hall was never at rest for 3s: it has no power",
    "'at-rest: {resources: sockets, after: 40s}', delay: 1s, hall was never at rest for 40s: its",
    "at-rest: sockets, 'fault: {type: latency, may-miss: true, attributes: {latency: 9}}', the fault 'latency_downstream' is in place"
  })
  void what_was_never_looked_at_fails_the_run(String always, String step, String why)
      throws Exception {
    assertThat(failure(LEAKY, always, step)).contains(why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{within: 8s}"})
  void an_led_that_the_server_knows_nothing_of_is_found(String how) throws Exception {
    String failure =
        failure(
            "devices: [{id: kitchen, attempts: 1}]\n",
            "led-equals-register: " + how,
            "delay: 1s; power-off: server; press: btn1; delay: 20s");
    assertThat(failure)
        .contains(
            "expected led1 of kitchen to show register 05, which the server last acknowledged as never written, was 1");
    assertThat(failure).contains(how.isEmpty() ? "while the device is at rest" : "for 8s");
  }

  @Test
  void on_real_sockets_it_fails_at_the_moment_too() throws Exception {
    RunResult result =
        run(
            Rig.EMULATED,
            LEAKY,
            List.of("hold-pin: {part-id: led1, value: 0}", "at-most: {sockets: 1}"),
            "delay: 300ms; press: btn1; delay: 100ms; press: btn1; delay: 100ms; press: btn1; delay: 29s");
    assertThat(result.failure()).contains("expected led1=0 of hall, was 1");
    assertThat(result.took().toSeconds()).isLessThan(20);
  }
}
