package org.wwep.emulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.device.ClientDevice;
import org.wwep.emulator.run.RunResult.Verdict;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.testbed.ClientImage;
import org.wwep.emulator.timeline.EventLog;
import org.wwep.emulator.timeline.TimelineEvent;

/** What becomes of a run. */
class ScenarioRunnerTest {
  private static final String PRESS =
      """
      steps:
      - expect-state: {state: Idle, within: 10s}
      - name: One press
        press: {part-id: btn1, bounce: worn}
      - wait-frame: {command: W, value: 0001, reply: A, within: 5s}
      - wait-pin: {part-id: led1, value: 1, timeout: 1s}
      - expect-register: {value: 0001}
      """;

  /** With a rest, in which the socket is closed. */
  private static final String PRESS_AND_REST =
      """
      steps:
      - expect-state: {state: Idle, within: 10s}
      - name: One press
        press: {part-id: btn1, bounce: worn}
      - wait-frame: {command: W, value: 0001, reply: A, within: 5s}
      - wait-pin: {part-id: led1, value: 1, timeout: 1s}
      - expect-register: {value: 0001}
      - delay: 200ms
      """;

  @ParameterizedTest
  @EnumSource(
      value = Rig.class,
      names = {"SIM", "EMULATED"})
  void the_same_scenario_passes_on_both_rigs(Rig rig) {
    RunResult result =
        ScenarioRunner.run(RunRequest.of(TestScenarios.scenario(PRESS_AND_REST), rig, 1));
    assertThat(result.failure()).isNull();
    assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(result.rig()).isEqualTo(rig);
    assertThat(result.steps()).hasSize(6);
    assertThat(EventLog.text(result.timeline())).contains(" sockets=1\n", " sockets=0\n");
  }

  @ParameterizedTest
  @EnumSource(
      value = Rig.class,
      names = {"SIM", "EMULATED"})
  void the_same_scenario_fails_on_both_rigs_with_other_firmware(Rig rig) {
    ClientImage dead =
        (board, rtos, net, config, trace, pools) ->
            new ClientDevice(
                board,
                rtos,
                net,
                config.withSettings(settings -> settings.withDebounce(Duration.ofHours(1))),
                trace,
                pools);
    RunResult result =
        ScenarioRunner.run(
            RunRequest.of(
                    TestScenarios.scenario(
                        "steps:\n"
                            + TestScenarios.lines(
                                "expect-state: {state: Idle, within: 10s}; press: btn1; delay:"
                                    + " 20ms; press: btn1; wait-frame: {value: 0000, within:"
                                    + " 200ms}")),
                    rig,
                    1)
                .withImage(dead));
    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(result.failure()).contains("expected frame value=0000 within 200ms, was not seen");
  }

  @Test
  void the_same_seed_gives_the_same_event_log_and_another_seed_another() {
    String one = log(1);
    assertThat(log(1)).isEqualTo(one);
    assertThat(log(2)).isNotEqualTo(one);
  }

  private static String log(long seed) {
    return EventLog.text(
        ScenarioRunner.run(RunRequest.of(TestScenarios.scenario(PRESS), Rig.SIM, seed)).timeline());
  }

  @Test
  void the_step_after_a_delay_happens_at_that_very_instant() {
    RunResult result = TestScenarios.run("steps:\n- delay: 1234567891ns\n- press: btn1\n");
    assertThat(result.steps().get(1).from()).isEqualTo(Duration.ofNanos(1_234_567_891L));
    assertThat(EventLog.text(result.timeline())).contains("1.234567891 device edge btn1=0\n");
  }

  @Test
  void a_hundred_steps_over_ten_minutes_pass() {
    RunResult result =
        TestScenarios.run(
            """
            defaults: {timeout: 11m}
            steps:
            - delay: 10s
            - repeat:
                times: 33
                steps:
                - press: btn1
                - wait-frame: {command: W, reply: A, within: 1s}
                - delay: 17s
            """);
    assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(result.steps()).hasSize(100);
    assertThat(result.took()).isGreaterThan(Duration.ofSeconds(570));
  }

  @Test
  void the_name_in_the_courses_sources_leads_to_the_server_too() {
    RunResult result =
        TestScenarios.run(
            """
            devices: [{id: d, server: wwep.ww101.cypress.com, tls: true}]
            steps:
            - press: btn1
            - wait-frame: {value: 0001, reply: A, within: 2s}
            """);
    assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void a_course_server_has_as_many_packets_as_the_scenario_says() {
    String steps =
        """
        steps:
        - press: btn1
        - wait-frame: {value: 0001, reply: A, within: 2s}
        """;
    assertThat(
            TestScenarios.run("server: {mode: packets, tx-packets: 1, rx-packets: 1}\n" + steps)
                .verdict())
        .isEqualTo(Verdict.PASSED);
  }

  @Test
  void a_wait_that_never_ends_is_ended_with_the_run() {
    RunResult result = TestScenarios.steps("wait-serial: never");
    assertThat(result.verdict()).isEqualTo(Verdict.TIMED_OUT);
    assertThat(result.took()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void a_wait_with_a_timeout_of_its_own_fails_in_time() {
    RunResult result = TestScenarios.steps("wait-serial: {text: never, timeout: 29s}");
    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
  }

  /** What goes wrong, and what the console says of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type: wifi | ConnectFailed Message=.*no answer from 127.0.0.1",
        "type: latency, attributes: {latency: 900ms} | ReplyTimeout",
        "type: slicer, stream: upstream, attributes: {average_size: 4, size_variation: 0, delay:"
            + " 200ms} | Refused",
        "type: reset_peer, attributes: {timeout: 0} | PeerReset",
        "type: timeout, attributes: {timeout: 0} | PeerClosed",
        "type: frame, attributes: {op: corrupt, after: 0} | MalformedReply",
        "type: frame, attributes: {op: cut, after: 3} | PeerClosed",
        "type: pool | NoSocket",
      })
  void faults_work_on_real_sockets_as_well(String fault, String told) {
    passesInRealTime(
        """
        devices: [{api: packet, attempts: 500, connect-timeout: 300ms, back-off: 20ms}]
        steps:
        - expect-state: {state: Idle, within: 10s}
        - fault: {name: bad, %s}
        - press: btn1
        - wait-serial: {regex: 'Error=%s', timeout: 10s}
        - clear-fault: bad
        - wait-serial: {regex: 'Server Response=A.{4}050001', timeout: 10s}
        - expect-register: {value: 0001}
        """
            .formatted(fault, told));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: nxdomain | no such name: localhost",
        "kind: servfail | the name server failed, asked for localhost",
        "kind: timeout | no answer about localhost within 200 ms",
        "'kind: slow, delay: 1s' | no answer about localhost within 200 ms",
      })
  void names_fail_on_real_sockets_as_well(String attributes, String told) {
    passesInRealTime(
        """
        devices: [{resolve-timeout: 200ms, fallback-address: 127.0.0.1}]
        steps:
        - expect-state: {state: Idle, within: 10s}
        - power-off: device
        - fault: {type: dns, attributes: {%s}}
        - power-on: device
        - wait-serial: {regex: 'fallback address 127.0.0.1.*: %s', timeout: 10s}
        - expect-state: {state: Idle, within: 10s}
        - press: btn1
        - wait-frame: {reply: A, within: 10s}
        """
            .formatted(attributes, told));
  }

  private static void passesInRealTime(String rest) {
    RunResult result =
        ScenarioRunner.run(RunRequest.of(TestScenarios.scenario(rest), Rig.EMULATED, 1));
    assertThat(result.verdict()).as(result::failure).isEqualTo(Verdict.PASSED);
  }

  @Test
  void firmware_that_dies_breaks_the_run_with_one_line() {
    ClientImage dying =
        (board, rtos, net, config, trace, pools) -> {
          rtos.spawn(
              "dying",
              () -> {
                rtos.sleep(Duration.ofSeconds(1));
                throw new IllegalStateException("out of luck");
              });
          return new ClientDevice(board, rtos, net, config, trace, pools);
        };
    RunResult result =
        ScenarioRunner.run(
            RunRequest.of(TestScenarios.scenario("steps:\n- delay: 10s\n"), Rig.SIM, 1)
                .withImage(dying));
    assertThat(result.verdict()).isEqualTo(Verdict.BROKEN);
    assertThat(result.failure())
        .startsWith("t.yaml:3 step 1 \"delay\" @ ")
        .contains("dying")
        .contains("out of luck")
        .doesNotContain("\n");
  }

  @Test
  void what_is_not_asked_for_is_skipped() {
    var scenario = TestScenarios.scenario(PRESS);
    for (String only : List.of("One press", "2", "2-2")) {
      RunResult result = ScenarioRunner.run(request(scenario, only));
      assertThat(result.steps())
          .singleElement()
          .satisfies(step -> assertThat(step.number()).isEqualTo(2));
    }
    assertThat(new StepFilter(List.of("nobody")).matchesAny(scenario.steps())).isFalse();
    assertThat(new StepFilter(List.of("6-9")).matchesAny(scenario.steps())).isFalse();
    assertThat(new StepFilter(List.of("5..9")).matchesAny(scenario.steps())).isTrue();
  }

  private static RunRequest request(org.wwep.emulator.scenario.Scenario scenario, String only) {
    RunRequest whole = RunRequest.of(scenario, Rig.SIM, 1);
    return new RunRequest(
        scenario,
        Rig.SIM,
        1,
        1,
        whole.timeout(),
        new StepFilter(List.of(only)),
        whole.reproduce(),
        whole.firmware(),
        whole.servers(),
        whole.harnesses(),
        whole.wording());
  }

  @Test
  void a_repeated_step_counts_each_time() {
    RunResult result =
        TestScenarios.run(
            "steps:\n- repeat: {times: 3, steps: [{delay: 1s}, {expect-state: Idle}]}\n");
    assertThat(result.failure()).isNull();
    assertThat(result.steps()).extracting(StepResult::number).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void steps_are_on_the_timeline_as_they_begin_and_end() {
    RunResult result =
        TestScenarios.run("steps:\n- name: A\n  delay: 1s\n- name: B\n  expect-state: Off\n");
    assertThat(
            result.timeline().entries().stream()
                .filter(timelineEntry -> timelineEntry.what() instanceof TimelineEvent.StepEvent)
                .map(timelineEntry -> EventLog.line(timelineEntry).strip()))
        .containsExactly(
            "0.000000000 scenario step 1 begun: A",
            "1.000000000 scenario step 1 passed: A",
            "1.000000000 scenario step 2 begun: B",
            "1.000000000 scenario step 2 failed: B");
  }

  @Test
  void an_interrupted_run_says_so_and_keeps_what_there_is() throws InterruptedException {
    var results = new java.util.concurrent.LinkedBlockingQueue<RunResult>();
    Thread runner =
        Thread.ofPlatform()
            .start(
                () ->
                    results.add(
                        ScenarioRunner.run(
                            RunRequest.of(
                                TestScenarios.scenario(
                                    "defaults: {timeout: 1m}\nsteps:\n- delay: 50s\n"),
                                Rig.EMULATED,
                                1))));
    runner.interrupt();
    RunResult result = results.take();
    assertThat(result.verdict()).isEqualTo(Verdict.INTERRUPTED);
    assertThat(result.failure()).endsWith("interrupted");
  }

  @Test
  void a_recorded_contact_is_played(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("old.bounce"), "wwep-bounce 1\ndown=0,1000,5000 up=0\n");
    Path file = folder.resolve("t.yaml");
    Files.writeString(
        file, "version: 1\nsteps:\n- delay: 1s\n- press: {part-id: btn1, bounce: old.bounce}\n");
    RunResult result =
        ScenarioRunner.run(
            RunRequest.of(
                TestScenarios.scenario(file.toString(), Files.readAllBytes(file)), Rig.SIM, 1));
    assertThat(result.failure()).isNull();
    assertThat(EventLog.text(result.timeline()))
        .contains(
            "1.000000000 device edge btn1=0\n",
            "1.000001000 device edge btn1=1\n",
            "1.000005000 device edge btn1=0\n",
            "1.100000000 device edge btn1=1\n");
  }

  @Test
  void what_cannot_be_had_is_refused_and_not_ignored() {
    assertThat(
            TestScenarios.run("steps:\n- press: {part-id: btn1, bounce: gone.bounce}\n").failure())
        .contains("gone.bounce:1: there is no such file");
    assertThat(
            TestScenarios.run("devices: [{tls: {ca: gone.pem}}]\nsteps:\n- press: btn1\n")
                .failure())
        .startsWith("t.yaml @ 0.000s: ")
        .contains("gone.pem");
  }
}
