package org.wwep.emulator.scenario.yaml;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StepMistakesTest {
  static Stream<Arguments> steps() {
    return Stream.of(
        step("delay: 500", "3:10: 'delay': a duration needs a unit: '500' could be 500ms or 500s"),
        step("delay: soon", "3:10: 'delay': 'soon' is no duration: write a number and a unit"),
        step("delay: -5ms", "3:10: 'delay': a duration is not negative, was -5ms"),
        step("delay: 5 hours", "3:10: 'delay': 'hours' is no unit of time"),
        step("delay: 999999999s", "3:10: 'delay': '999999999s' is longer than a year"),
        step("delay:", "3:9: 'delay': expected a duration like 500ms, was nothing"),
        step("delay: {for: 1s}", "3:10: 'delay': expected a duration like 500ms, was a mapping"),
        step("delya: 1s", "3:3: unknown command 'delya': did you mean 'delay'?"),
        step("wait_serial: x", "3:3: unknown command 'wait_serial': did you mean 'wait-serial'?"),
        step("zzz: 1", "3:3: unknown command 'zzz', known are delay, wait-serial"),
        step("name: x", "3:3: a step needs a command"),
        step("reboot", "3:3: a colon is missing: '- reboot:'"),
        step("5", "3:3: a step is a command and its value, '- delay: 500ms', was '5'"),
        step(
            "delay: 1s\n  press: btn1",
            "4:3: two commands in one step, 'delay' and 'press': begin the second with '- '"),
        step("delay: 1s\n  colour: red", "4:3: unknown key 'colour'"),
        step("delay: 1s\n  delay: 2s", "4:3: step: the key 'delay' is there twice: remove one"),
        step("take-screenshot: {}", "3:3: 'take-screenshot' is Wokwi's: there is no screen here"),
        step("touch-press: {}", "3:3: 'touch-press' is Wokwi's: there is no touch screen here"),
        step("expect-chip-output: {}", "3:3: 'expect-chip-output' is Wokwi's: there are no custom"),
        step("press: btn7", "3:10: press: unknown part 'btn7': did you mean 'btn1'?"),
        step("press: led1", "3:10: press: 'led1' is an LED: only a button can be pressed"),
        step("press:", "3:3: press: 'part-id' is missing"),
        step(
            "press: {part-id: btn1, durration: 1s}",
            "3:26: press: unknown key 'durration': did you mean 'duration'?"),
        step("press: {part-id: btn1, device: x}", "3:34: press: 'device': unknown device 'x'"),
        step("press: {part-id: btn1, duration: 0s}", "'duration': expected a time longer than 0"),
        step(
            "press: {part-id: btn1, bounce: soft}",
            "3:34: press: 'bounce': 'soft' is no bounce profile"),
        step(
            "press: {part-id: btn1, bounce: {edges: 4, window: 1ms}}",
            "bounce edges are an odd number"),
        step("expect-pin: {part-id: btn1, name: 3, value: 1}", "'btn1' has no pin '3', it has 1.l"),
        step(
            "expect-pin: {part-id: led1, value: 2}", "3:38: expect-pin: 'value': expected a whole"),
        step("expect-pin: {part-id: led1, value: high}", "was 'high'"),
        step(
            "expect-pin: {part-id: led1, expected: 0}",
            "3:41: expect-pin: 'expected' is called 'value': write 'value'"),
        step(
            "expect-pin: {part-id: esp, pin: 17, value: 0}",
            "3:25: expect-pin: unknown part 'esp'"),
        step("expect-pin: {part-id: led1}", "3:3: expect-pin: 'value' is missing"),
        step(
            "expect-pin: {part-id: led1, name: A, pin: C, value: 1}",
            "'pin' is the old name of 'name': give one of them"),
        step("set-control: {part-id: btn1, name: value, value: 1}", "a button has 'pressed'"),
        step("wait-serial: ''", "3:16: wait-serial: 'text': the text to look for is empty"),
        step("wait-serial: {regex: '('}", "'(' is no regular expression"),
        step("wait-serial: {text: a, regex: b}", "give 'text' or 'regex', not both"),
        step("wait-serial: {timeout: 1s}", "'text' is missing, or else 'regex'"),
        step("wait-serial: {text: a, timeout: 0s}", "expected a time longer than 0"),
        step("expect-not-serial: {text: a}", "expect-not-serial: 'for' is missing"),
        step("write-serial: [256]", "expected a whole number from 0 to 255, was 256"),
        step("write-serial: []", "expected text or a list of bytes, was nothing at all"),
        step(
            "expect-blink: {part-id: led1, on: 1s, off: 1s, for: 1s}",
            "1s is too short for one blink of 1s on and 1s off"),
        step("wait-frame: {command: w}", "'command': expected W or R, was 'w'"),
        step("wait-frame: {register: 123}", "expected 2 hexadecimal digits as on the wire"),
        step("wait-frame: {value: 10}", "expected 4 hexadecimal digits as on the wire"),
        step("expect-register: {}", "'value' is missing, or else 'absent: true'"),
        step("expect-register: {value: 1, absent: true}", "give 'value' or 'absent', not both"),
        step("wait-serial: {part-id: btn9, text: a}", "unknown button 'btn9'"),
        step("expect-state: Idel", "unknown state 'Idel': did you mean 'Idle'?"),
        step(
            "expect-latency: {from: led, to: edge, max: 1s}",
            "'edge' does not come after 'led': swap 'from' and 'to'"),
        step(
            "expect-latency: {from: edge, to: secured, max: 1s}",
            "'secured' never happens: device 'device' has no TLS"),
        step("fault: {type: latncy}", "unknown fault type 'latncy': did you mean 'latency'?"),
        step("fault: {type: latency, stream: up}", "expected one of upstream, downstream"),
        step("fault: {type: latency, toxicity: 2}", "expected a number from 0 to 1, was '2'"),
        step("fault: {type: latency, attributes: 5}", "'attributes': expected its fields, was '5'"),
        step("clear-fault: slow", "3:16: clear-fault: no step begins a fault 'slow'"),
        step("reboot: servr", "'device': unknown device 'servr'"),
        step("repeat: {times: 0, steps: [{delay: 1s}]}", "expected a whole number from 1"),
        step("repeat: {times: 2, steps: []}", "'steps' of 'repeat': expected a list of steps"),
        step("repeat: {times: 2}", "repeat: 'steps' is missing"),
        step("repeat: {times: 2, steps: [{dleay: 1s}]}", "did you mean 'delay'?"));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void a_wrong_step_is_named_with_its_place_and_what_to_do(String step, List<String> expected) {
    SampleScenarios.assertSaid(SampleScenarios.problems(SampleScenarios.steps(step)), expected);
  }

  private static Arguments step(String yaml, String... expected) {
    return Arguments.of(yaml, List.of(expected));
  }
}
