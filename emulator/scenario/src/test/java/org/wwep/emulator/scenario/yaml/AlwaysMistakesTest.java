package org.wwep.emulator.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wwep.emulator.run.RigLimits;
import org.wwep.emulator.scenario.Rig;

/** What can be wrong with what a scenario says always holds. */
class AlwaysMistakesTest {
  private static ParseResult parse(String devices, String always) {
    return SampleScenarios.parse(
        "s.yaml", "version: 1\ndevices: " + devices + "\nalways: " + always + "\nsteps: []\n");
  }

  private static List<String> problems(String devices, String always) {
    return SampleScenarios.problems(parse(devices, always), Problem::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          at-rest                                   | 3:9: 'always': expected a list of conditions, '- at-rest: .sockets, packets.', was .*
          []                                        | 3:9: 'always': expected a list of conditions, .*
          [sockets]                                 | 3:10: always: expected a condition, .*, was 'sockets'
          [{name: x}]                               | 3:10: always: an entry needs a condition, such as .*
          [{at-rst: sockets}]                       | 3:11: always: unknown key 'at-rst': did you mean 'at-rest'.
          [{at-rest: sockets, at-most: {threads: 1}}] | 3:29: two conditions in one entry, 'at-rest' and 'at-most': begin the second with '- '
          [{at-rest: [socket]}]                     | 3:20: always: at-rest: 'resources': expected one of sockets, packets, threads, was 'socket': did you mean 'sockets'.
          [{at-rest: []}]                           | 3:20: always: at-rest: say which of sockets, packets, threads
          [{at-rest: {after: 1s}}]                  | 3:11: always: at-rest: 'resources' is missing
          [{at-rest: {resources: sockets, after: 5}}] | 3:48: always: at-rest: 'after': a duration needs a unit: .*
          [{at-rest: {resources: sockets, device: hal}}] | 3:49: always: at-rest: 'device': unknown device 'hal': did you mean 'hall'.
          [{at-most: {}}]                           | 3:11: always: at-most: say of what: 'sockets', 'threads' or both
          [{at-most: {packets: 1}}]                 | .*: always: at-most: unknown key 'packets': did you mean 'sockets'.
          [{at-most: {sockets: -1}}]                | 3:30: always: at-most: 'sockets': expected a whole number from 0 to 100000, was -1
          [{hold-pin: {part-id: led1}}]             | 3:11: always: hold-pin: 'value' is missing
          [{hold-pin: {part-id: led1, name: C, value: 0}}] | 3:11: always: hold-pin: 'led1:C' is wired to ground, and never changes
          [{hold-pin: {part-id: led2, value: 0}}]   | 3:31: always: hold-pin: unknown part 'led2': did you mean 'led1'.
          [{expect-not-serial: "a\\nb"}]            | 3:11: always: expect-not-serial: lines are looked at one by one: leave the line's end out
          [{at-most: {sockets: 1, device: server}}] | 3:41: always: at-most: the register server is no firmware, and has none of these: name a device
          [{at-rest: {resources: threads, device: server}}] | 3:49: always: at-rest: the register server is no firmware, and .*
          [{hold-pin: {device: server, part-id: led1, value: 0}}] | 3:30: always: hold-pin: the pins of a server are not wired to anything: of a server at-most, at-rest and expect-not-serial can be told
          [{led-equals-register: {device: server}}] | 3:41: always: led-equals-register: a server has the registers, and no LED that shows one: .*
          [{expect-not-serial: {device: hall}}]     | 3:11: always: expect-not-serial: 'text' is missing, or else 'regex'
          [{led-equals-register: {part-id: btn1}}]  | 3:42: always: led-equals-register: 'btn1' is a button: only an LED blinks
          [{led-equals-register: {register: 123}}]  | .*: always: led-equals-register: 'register': expected 2 hexadecimal digits .*
          """)
  void a_mistake_is_told_with_its_place(String always, String problem) {
    assertThat(problems("[{id: hall}]", always))
        .anySatisfy(each -> assertThat(each).matches("s.yaml:" + problem));
  }

  @Test
  void a_board_on_a_bench_is_not_seen_from_inside() {
    String bench = "[{id: hall, external: {console: {process: [cat]}, leds: {led1: GPIO4}}}]";
    assertThat(problems(bench, "[{at-rest: sockets}]"))
        .anyMatch(each -> each.contains("nobody sees the sockets, packets and threads of a board"));
    assertThat(problems(bench, "[{at-most: {threads: 1}}]"))
        .anyMatch(each -> each.contains("nobody sees the sockets, packets and threads of a board"));
    assertThat(problems(bench, "[{led-equals-register: }]"))
        .anyMatch(each -> each.contains("give 'within', such as 2s"));
  }

  @Test
  void nobody_watches_an_led_all_the_time() {
    var valid =
        (ParseResult.Valid) parse("[{id: hall}]", "[{hold-pin: {part-id: led1, value: 0}}]");
    assertThat(RigLimits.of(valid.scenario(), Rig.HUMAN))
        .hasSize(1)
        .first()
        .asString()
        .contains("not on the rig human: 'hold-pin': nobody can watch 'led1' all the time");
    assertThat(RigLimits.of(valid.scenario(), Rig.GPIO_SIM)).isEmpty();
  }
}
