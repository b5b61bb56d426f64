package org.wwep.emulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.emulator.run.RunResult.Verdict;

/** Every command passes, and fails with a line that says what, where, when, and what was before. */
public class ScenarioCommandsTest {
  private static final String PROVISIONING =
      "version: 1\ndevices: [{stack: nwp, wifi: {}}]\nsteps:\n"
          + TestScenarios.lines(
              "provision-wifi: {ssid: WWEP, key: wicedrocks}; wait-serial: 'Provisioning:"
                  + " confirmed'");

  /** Returns scenario files whose steps pass; every command is among them. */
  public static List<String> files() {
    return Stream.concat(
            passing().stream().map(steps -> "version: 1\nsteps:\n" + TestScenarios.lines(steps)),
            Stream.of(PROVISIONING))
        .toList();
  }

  /** Returns steps that pass, between semicolons; every command is among them. */
  public static List<String> passing() {
    return List.of(
        "delay: 1s; expect-state: Idle",
        "press: btn1; wait-serial: 'Sent Message=W'; wait-serial: 'Server Response=A'",
        "press: btn1; wait-serial: {regex: '^Sent Message=W.{10}$', timeout: 1s}",
        "expect-not-serial: {text: 'Sent', for: 1s}; press: btn1; wait-serial: 'Sent'",
        "write-serial: 'press 200ms'; wait-serial: 'Sent'; expect-pin: {part-id: btn1, value: 0}",
        "write-serial: 'press 0.1m'; delay: 5s; expect-pin: {part-id: btn1, value: 0};"
            + " delay: 2s; expect-pin: {part-id: btn1, value: 1}",
        "write-serial: state; wait-serial: {text: 'State=Idle LED=0', timeout: 1ms}",
        "write-serial: press-down; expect-pin: {part-id: led1, value: 1}; write-serial: release",
        "write-serial: quit; expect-state: Off",
        "expect-pin: {part-id: btn1, value: 1}; press-down: btn1; expect-pin: {part-id: btn1,"
            + " value: 0}",
        "expect-pin: {part-id: btn1, name: 2.l, value: 0}; expect-pin: {part-id: led1, name: C,"
            + " value: 0}",
        "set-control: {part-id: btn1, name: pressed, value: 1}; expect-pin: {part-id: led1, value:"
            + " 1}",
        "press-down: btn1; delay: 50ms; release: btn1; delay: 50ms; press: btn1; expect-pin:"
            + " {part-id: led1, value: 0}",
        "write-serial: \"press\\n"
            + "press\\n"
            + "\"; wait-pin: {part-id: led1, value: 1}; wait-pin: {part-id: led1, value: 0,"
            + " timeout: 1s}",
        "hold-pin: {part-id: led1, value: 0, for: 1s}",
        "write-serial: \"press\\npress\\npress\\npress\"; wait-pin: {part-id: led1, value: 1};"
            + " expect-blink: {part-id: led1, on: 150ms, off: 150ms, for: 500ms}",
        "press: btn1; wait-frame: {command: W, register: 05, value: 0001, reply: A}",
        "press: btn1; press: btn1; wait-frame: {value: 0001}; wait-frame: {value: 0000}",
        "fault: {type: latency, attributes: {latency: 300}}; press-down: btn1; wait-frame: {answer: A,"
            + " within: 50ms}; expect-no-frame: {reply: A, within: 200ms}; expect-latency: {from:"
            + " sent, to: replied, max: 400ms}",
        "fault: {type: latency, attributes: {latency: 300}}; press-down: btn1; wait-frame: {reply: A,"
            + " within: 400ms}; expect-latency: {from: sent, to: replied, max: 400ms}",
        "expect-no-frame: {within: 1s}; expect-register: {absent: true}",
        "press: btn1; expect-register: {value: 0001}",
        "press-down: btn1; expect-state: {state: AwaitingReply, within: 1s}",
        "press: btn1; expect-latency: {from: edge, to: replied, max: 20ms}",
        "press-down: btn1; expect-latency: {from: debounced, to: replied, max: 1s}",
        "fault: {name: f, type: latency, attributes: {latency: 600}}; press: btn1; wait-serial:"
            + " ReplyTimeout; clear-fault: f; wait-serial: 'Server Response=A'",
        "fault: {name: f, type: wifi, device: device, may-miss: true}; clear-fault: {device: device}; press: btn1;"
            + " wait-frame: {reply: A}",
        "reboot: device; wait-serial: Idle; reboot: server; press: btn1; wait-frame: {reply: A}",
        "power-off: device; expect-state: Off; power-on: device; expect-state: {state: Idle, within: 9s}",
        "power-off: server; press: btn1; wait-serial: ConnectFailed; power-on: server; wait-frame: {reply: A}",
        "repeat: {times: 3, steps: [{press: btn1}, {delay: 50ms}]}; expect-register: {value: 0001}");
  }

  @ParameterizedTest
  @MethodSource("passing")
  void a_command_passes(String steps) {
    RunResult result = TestScenarios.steps(steps);
    assertThat(result.failure()).isNull();
    assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(result.steps()).isNotEmpty().allMatch(StepResult::passed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "wait-serial: {text: never, timeout: 1s}|"
            + "t.yaml:4 step 2 \"wait-serial\" @ 1.164383767s: expected 'never' on the console of device within 1s, was not printed; last lines: 'Joining -> Resolving by Joined', 'Server wwep.wa101.cypress.com is at 198.51.100.3', 'Resolving -> Idle by Resolved'; no edges so far",
        "write-serial: press; expect-not-serial: {text: Sent, for: 1s}|"
            + "t.yaml:5 step 3 \"expect-not-serial\" @ 0.167502535s: expected no 'Sent' on the console of device for 1s, was printed; last lines: 'Connecting -> Sending by Connected', 'Sent Message=W02C6050001', 'Sending -> AwaitingReply by Sent'; last edges: btn1=0 @ 0.164383767s, led1=1 @ 0.164383767s",
        "write-serial: hello|"
            + "t.yaml:4 step 2 \"write-serial\" @ 0.164383767s: expected a line that the console of device takes (press [TIME], press-down, release, state, quit), was 'hello'",
        "write-serial: press 0s|"
            + "t.yaml:4 step 2 \"write-serial\" @ 0.164383767s: expected 'press TIME', was 'press 0s': the time of a press must be positive, such as 500ms; was 0ms",
        "power-off: device; write-serial: state|"
            + "t.yaml:5 step 3 \"write-serial\" @ 0.164383767s: expected device to read its console, was without power",
        "expect-pin: {part-id: led1, value: 1}|"
            + "t.yaml:4 step 2 \"expect-pin\" @ 0.164383767s: expected led1=1, was 0; no edges so far",
        "press-down: btn1; expect-pin: {part-id: led1, value: 0}|"
            + "t.yaml:5 step 3 \"expect-pin\" @ 0.164383767s: expected led1=0, was 1; last edges: btn1=0 @ 0.164383767s, led1=1 @ 0.164383767s",
        "press-down: btn1; press: btn1|"
            + "t.yaml:5 step 3 \"press\" @ 0.164383767s: expected btn1 open before a press, was held down: release it first; last edges: btn1=0 @ 0.164383767s, led1=1 @ 0.164383767s",
        "wait-pin: {part-id: led1, value: 1, timeout: 50ms}|"
            + "t.yaml:4 step 2 \"wait-pin\" @ 0.214383767s: expected led1=1 within 50ms, stayed 0; no edges so far",
        "write-serial: press; hold-pin: {part-id: btn1, value: 0, for: 1s}|"
            + "t.yaml:5 step 3 \"hold-pin\" @ 0.264383767s: expected btn1=0 for 1s, went to 1; last edges: btn1=0 @ 0.164383767s, led1=1 @ 0.164383767s, btn1=1 @ 0.264383767s",
        "press: btn1; expect-blink: {part-id: led1, on: 100ms, off: 100ms, for: 1s}|"
            + "t.yaml:5 step 3 \"expect-blink\" @ 1.264383767s: expected led1 to blink 100ms on, 100ms off (give or take 10ms) for 1s, was on for 1s at least from 0.264383767s; last edges: btn1=0 @ 0.164383767s, led1=1 @ 0.164383767s, btn1=1 @ 0.264383767s",
        "press: btn1; wait-frame: {command: W, value: 0000, within: 1s}|"
            + "t.yaml:5 step 3 \"wait-frame\" @ 1.264383767s: expected frame W value=0000 within 1s, was not seen; last frames: W02C6050001 -> A02C6050001 @ 0.167502535s; last edges: btn1=0 @ 0.164383767s, led1=1 @ 0.164383767s, btn1=1 @ 0.264383767s",
        "write-serial: press; expect-no-frame: {command: W, within: 1s}|"
            + "t.yaml:5 step 3 \"expect-no-frame\" @ 0.167502535s: expected no frame W for 1s, was seen; last frames: W02C6050001 -> (no answer) @ 0.167502535s; last edges: btn1=0 @ 0.164383767s, led1=1 @ 0.164383767s",
        "expect-register: {value: 0001}|"
            + "t.yaml:4 step 2 \"expect-register\" @ 0.164383767s: expected register 05 of device (02C6) = 0001, was never written; no edges so far",
        "press: btn1; expect-register: {absent: true}|"
            + "t.yaml:5 step 3 \"expect-register\" @ 0.264383767s: expected register 05 of device (02C6) absent, was 0001; last edges: btn1=0 @ 0.164383767s, led1=1 @ 0.164383767s, btn1=1 @ 0.264383767s",
        "expect-state: Connecting|"
            + "t.yaml:4 step 2 \"expect-state\" @ 0.164383767s: expected device to be Connecting, was Idle; last states: Joining @ 0.000s, Resolving @ 0.161588776s, Idle @ 0.164383767s; no edges so far",
        "expect-state: {state: Off, within: 1s}|"
            + "t.yaml:4 step 2 \"expect-state\" @ 1.164383767s: expected device to be Off within 1s, was Idle; last states: Joining @ 0.000s, Resolving @ 0.161588776s, Idle @ 0.164383767s; no edges so far",
        "expect-latency: {from: edge, to: replied, max: 1ms}|"
            + "t.yaml:4 step 2 \"expect-latency\" @ 0.164383767s: expected a press of device, was none so far",
        "press: btn1; expect-latency: {from: edge, to: replied, max: 1ms}|"
            + "t.yaml:5 step 3 \"expect-latency\" @ 0.264383767s: expected edge to replied of device within 1ms, was 6.60363ms; the press: edge @ 0.164383767s debounced @ 0.164383767s led @ 0.164383767s resolved @ 0.164383767s connected @ 0.167502535s sent @ 0.167502535s replied @ 0.170987397s; last edges: btn1=0 @ 0.164383767s, led1=1 @ 0.164383767s, btn1=1 @ 0.264383767s",
        "power-off: server; press: btn1; expect-latency: {from: edge, to: replied, max: 1s}|"
            + "t.yaml:6 step 4 \"expect-latency\" @ 1.164383767s: expected edge to replied of device within 1s, was not replied yet; the press: edge @ 0.164383767s debounced @ 0.164383767s led @ 0.164383767s resolved @ 0.164383767s; last edges: btn1=0 @ 0.164383767s, led1=1 @ 0.164383767s, btn1=1 @ 0.264383767s",
        "wait-serial: never|"
            + "t.yaml:4 step 2 \"wait-serial\" @ 30.000s: expected 'never' on the console of device within 30s, was not printed; last lines: 'Joining -> Resolving by Joined', 'Server wwep.wa101.cypress.com is at 198.51.100.3', 'Resolving -> Idle by Resolved'; no edges so far; the run's time of 30s is over ('defaults: {timeout: ...}', or the timeout that the run was given)",
        "power-off: device; power-off: device|"
            + "t.yaml:5 step 3 \"power-off\" @ 0.164383767s: expected device to be turned off, was off already",
        "power-on: server|"
            + "t.yaml:4 step 2 \"power-on\" @ 0.164383767s: expected server to be turned on, was on already",
        "delay: 29.9s|"
            + "t.yaml:4 step 2 \"delay\" @ 30.000s: expected 29.9s to pass; the run's time of 30s is over ('defaults: {timeout: ...}', or the timeout that the run was given)",
      })
  void a_command_fails_with_what_was_expected_and_what_was_seen(String steps, String message) {
    RunResult result = TestScenarios.steps(steps);
    assertThat(result.failure()).isEqualTo(message.strip());
    assertThat(result.steps().getLast().passed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "press: btn1; wait-frame: {reply: A}; wait-frame: {reply: A, within: 1s}",
        "press: btn1; delay: 1s; wait-serial: Sent Message; wait-serial: {text: Sent Message,"
            + " timeout: 1s}",
        "press: btn1; delay: 1s; wait-pin: {part-id: led1, value: 0, timeout: 1s}",
        "press: btn1; delay: 1s; expect-state: {state: Sending, within: 1s}",
      })
  void what_was_seen_once_is_not_seen_again(String steps) {
    RunResult result = TestScenarios.steps(steps);
    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(result.steps().subList(0, result.steps().size() - 1)).allMatch(StepResult::passed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "press: btn1; delay: 1s; wait-serial: {text: Sent, timeout: 1ns}; wait-serial: {text: Idle,"
            + " timeout: 1ns}",
        "write-serial: \"press\\n"
            + "press\"; delay: 1s; wait-frame: {value: 0001, within: 1ns}; wait-frame: {value:"
            + " 0000, within: 1ns}",
      })
  void what_happened_before_the_wait_is_found(String steps) {
    assertThat(TestScenarios.steps(steps).failure()).isNull();
  }

  @Test
  void a_button_is_moved_only_where_it_is_not_already() {
    assertThat(TestScenarios.steps("release: btn1").failure())
        .contains("expected btn1 held down before it is released, was open already");
    assertThat(TestScenarios.steps("press-down: btn1; press-down: btn1").failure())
        .contains("expected btn1 open before it is pressed down, was held down already");
    assertThat(TestScenarios.steps("press-down: btn1; release: btn1").failure()).isNull();
  }
}
