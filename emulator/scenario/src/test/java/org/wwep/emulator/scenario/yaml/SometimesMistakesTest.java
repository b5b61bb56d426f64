package org.wwep.emulator.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be wrong with what a scenario says has to be seen at least once. */
class SometimesMistakesTest {
  private static List<String> problems(String devices, String sometimes) {
    ParseResult parsed =
        SampleScenarios.parse(
            "s.yaml",
            "version: 1\ndevices: " + devices + "\nsometimes: " + sometimes + "\nsteps: []\n");
    return SampleScenarios.problems(parsed, Problem::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          attempts                                  | 3:12: 'sometimes': expected a list of conditions, '- expect-state: BackingOff', was .*
          []                                        | 3:12: 'sometimes': expected a list of conditions, .*
          [attempts]                                | 3:13: sometimes: expected a condition, .*, was 'attempts'
          [{name: x}]                               | 3:13: sometimes: an entry needs a condition, such as .*
          [{atempts: 2}]                            | 3:14: sometimes: unknown key 'atempts': did you mean 'attempts'.
          [{attempts: 2, expect-state: Idle}]       | 3:27: two conditions in one entry, 'attempts' and 'expect-state': begin the second with '- '
          [{attempts: 0}]                           | 3:24: sometimes: attempts: 'at-least': expected a whole number from 1 to 1000000, was 0
          [{expect-state: BackingOf}]               | 3:28: sometimes: expect-state: 'state': unknown state 'BackingOf': did you mean 'BackingOff'.
          [{wait-frame: {reply: B}}]                | 3:34: sometimes: wait-frame: 'reply': expected A or X, was 'B'
          [{wait-serial: {device: hal, text: x}}]   | 3:36: sometimes: wait-serial: 'device': unknown device 'hal': did you mean 'hall'.
          [{wait-serial: "a\\nb"}]                  | 3:14: sometimes: wait-serial: lines are looked at one by one: leave the line's end out
          [{fault-hits: {type: fram}}]              | 3:33: sometimes: fault-hits: 'type': unknown fault type 'fram': did you mean 'frame'.
          [{fault-hits: {stream: upstream}}]        | 3:14: sometimes: fault-hits: 'type' is missing
          [{fault-hits: {type: frame, attributes: {op: splitt}}}] | 3:57: 'attributes': 'op': expected one of .*split.*, was 'splitt'
          [{fault-hits: {type: frame, attributes: {after: 3..1}}}] | 3:60: 'attributes': 'after': the smaller number comes first, was '3..1'
          [{fault-hits: {type: frame, attributes: {after: few}}}] | 3:60: 'attributes': 'after': expected a number or a range like 1..3, in bytes, was 'few'
          [{fault-hits: {type: frame, attributes: {latency: 3}}}] | .*: 'attributes': unknown key 'latency'.*
          [{name: a, attempts: 2}, {name: a, attempts: 3}] | 3:37: sometimes: two entries are called 'a': give one another name
          """)
  void a_mistake_is_told_with_its_place(String sometimes, String problem) {
    assertThat(problems("[{id: hall}]", sometimes))
        .anySatisfy(each -> assertThat(each).matches("s.yaml:" + problem));
  }

  @Test
  void what_only_the_client_tells_is_refused_for_firmware_that_does_not() {
    String own = "[{id: own, firmware: {java: org.wwep.emulator.run.Blinky}}]";
    assertThat(problems(own, "[{attempts: 2}]"))
        .anyMatch(each -> each.contains("'attempts' needs the course's client"));
    assertThat(problems(own, "[{expect-state: Idle}]"))
        .anyMatch(each -> each.contains("'expect-state' needs the course's client"));
    assertThat(problems(own, "[{wait-frame: {device: own}}]"))
        .anyMatch(each -> each.contains("the 'device' of a frame needs the course's client"));
  }
}
