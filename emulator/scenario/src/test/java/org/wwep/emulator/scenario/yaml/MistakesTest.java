package org.wwep.emulator.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wwep.emulator.scenario.command.Commands;

class MistakesTest {
  static Stream<Arguments> files() {
    return Stream.of(
        file("", "1:1: the file is empty"),
        file("# only a comment\n", "1:1: the file is empty"),
        file("hello", "1:1: a scenario is a mapping that begins with 'name' or 'version'"),
        file("- delay: 1s", "1:1: a scenario is a mapping"),
        file("name: x\nsteps: [{delay: 1s}]", "1:1: 'version' is missing"),
        file(
            "version: 2\nsteps: [{delay: 1s}]",
            "1:10: 'version': this wwep knows version 1, was 2"),
        file("version: 1", "1:1: 'steps' is missing"),
        file("version: 1\nsteps: {delay: 1s}", "2:8: 'steps': expected a list of steps"),
        file(
            "version: 1\nstep: []",
            "1:1: 'steps' is missing",
            "2:1: unknown key 'step': did you mean 'steps'?"),
        file(
            "version: 1\nversion: 1\nsteps: [{delay: 1s}]",
            "2:1: the key 'version' is there twice"),
        file("version: 1\nsteps:\n\t- delay: 1s", "3:1: a tab cannot indent YAML: use spaces"),
        file("version: 1\nname: a: b\n", "2:8: a second ': ' on this line"),
        file("version: 1\nname: 'a\n", "the file ends inside quotes"),
        file("version: 1\nname: \"\\u", "2:1: behind this, an escape like"),
        file("version: [1\n", "this is not YAML"),
        file("a: 1\n---\nb: 1", "2:1: a second document begins here"),
        file("version: !!int 1", "1:10: the tag 'tag:yaml.org,2002:int' means nothing here"),
        file("a: *b", "1:4: '*b' refers to nothing before it"),
        file("a: &b [*b]", "1:8: '*b' refers to nothing before it"),
        file("? [a]\n: b", "1:3: a key is a word"),
        file("[".repeat(200_000), "1:33: nested deeper than 32 levels"),
        file("a: \u0007", "1:4: the character U+0007 does not belong into a YAML file"),
        file(head("seed: yes"), "2:7: 'seed': expected a whole number"),
        file(head("seed: 99999999999999999999"), "2:7: 'seed': expected a whole number"),
        file(head("tags: [a b]"), "'tags': a tag is letters"),
        file(head("rig: simm"), "2:6: 'rig': expected one of sim, emulated, gpio-sim"),
        file(head("defaults: {timeout: 5}"), "2:21: defaults: 'timeout': a duration needs a unit"),
        file(head("defaults: 5s"), "2:11: defaults: expected its fields, was '5s'"),
        file(head("server: {prot: 1}"), "2:10: server: unknown key 'prot': did you mean 'port'?"),
        file(head("server: {port: 70000}"), "expected a whole number from 0 to 65535"),
        file(head("server: {tls: {port: 27708}}"), "both the open and the TLS port"),
        file(head("server: {tls: {cert: a}}"), "'cert' and 'key' go together"),
        file(head("server: {mode: packet}"), "did you mean 'packets'?"),
        file(head("server: {address: here}"), "expected an IP address"),
        file(head("server: {keep-alive: yes}"), "expected true or false, was 'yes'"),
        file(head("devices: []"), "2:10: 'devices': expected a list"),
        file(head("devices: [{id: a}, {api: packet}]"), "device: 'id' is missing"),
        file(head("devices: [{id: a}, {id: a}]"), "two devices are called 'a'"),
        file(head("devices: [{id: server}]"), "not 'server'"),
        file(head("devices: [{mac: 1:2}]"), "write six bytes like 02:00:00:00:00:01"),
        file(head("devices: [{device-id: 12345}]"), "4 hexadecimal digits"),
        file(head("devices: [{attempts: 0}]"), "expected a whole number from 1"),
        file(head("devices: [{back-off: 2s, back-off-cap: 1s}]"), "back-off grows"),
        file(head("devices: [{button-pin: 17}]"), "used twice"),
        file(head("devices: [{api: packets}]"), "did you mean 'packet'?"),
        file(head("devices: [{tls: on}]"), "expected true or false, was 'on'"),
        file(head("devices: [{tls: true, links: [{}]}]"), "not both"),
        file(head("devices: [{tls: {insecure: true, ca: x}}]"), "'insecure' checks nothing"),
        file(head("devices: [{firmware: dual, button: x}]"), "dual client's parts"),
        file(head("chaos: {presses: 20..1}"), "the smaller number first"),
        file(head("chaos: {presses: many}"), "a number or a range like 1..20"),
        file(head("chaos: {faults: [latenzy]}"), "2:18: chaos: unknown fault type 'latenzy'"),
        file(
            head("devices: [{id: a}, {id: b}]") + "- wait-serial: x\n- press: btn1\n",
            "5:3: wait-serial: there are 2 devices: say which, 'device: a'",
            "6:3: press: 2 devices have a part 'btn1': say which"),
        file(
            head("defaults: {timeout: 5s}") + "- wait-serial: {text: x, timeout: 6s}\n",
            "5:35: wait-serial: 'timeout': a wait of 6s is longer than the whole run"),
        file(
            head("defaults: {timeout: 5s}")
                + "- delay: 2s\n- repeat: {times: 3, steps: [{delay: 500ms}, {press: btn1}]}\n"
                + "- delay: 1200ms\n",
            "7:3: by the end of this step 5.001s have passed for sure, and the run ends after 5s"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void a_wrong_file_is_named_with_its_place_and_what_to_do(String yaml, List<String> expected) {
    SampleScenarios.assertSaid(SampleScenarios.problems(yaml), expected);
  }

  @Test
  void all_mistakes_are_told_in_the_order_of_the_file() {
    assertThat(
            SampleScenarios.problems(
                "version: 1\nsede: 1\nsteps:\n- delay: 5\n- press: btn9\n- zzz: 1\n- delay: 1s\n"))
        .extracting(problem -> problem.substring(0, problem.indexOf(": ")))
        .containsExactly("s.yaml:2:1", "s.yaml:4:10", "s.yaml:5:10", "s.yaml:6:3");
  }

  @Test
  void delays_that_fill_the_time_to_the_last_are_no_mistake_and_one_more_is() {
    String steps =
        "version: 1\ndefaults: {timeout: 3s}\nsteps:\n- repeat:\n    times: %d\n    steps: [{delay: 1s}]\n";
    assertThat(SampleScenarios.problems(steps.formatted(3))).isEmpty();
    assertThat(SampleScenarios.problems(steps.formatted(4)))
        .singleElement()
        .asString()
        .contains("s.yaml:4:3: by the end of this step 4s have passed for sure");
  }

  @Test
  void a_hostile_file_is_answered_like_any_other() {
    assertThat(
            SampleScenarios.problems(
                SampleScenarios.steps("wait-serial: {regex: \"" + "(".repeat(500_000) + "\"}")))
        .singleElement()
        .asString()
        .contains("has 1000 characters at most, was 500000");
    assertThat(SampleScenarios.problems(SampleScenarios.steps("delay: " + "9".repeat(900_000))))
        .singleElement()
        .asString()
        .hasSizeLessThan(800);
    StringBuilder keys = new StringBuilder(SampleScenarios.steps("delay: 1s"));
    for (int i = 0; i < 20_000; i++) {
      keys.append("key").append(i).append(": 1\n");
    }
    assertThat(SampleScenarios.problems(keys.toString())).hasSize(200);
    assertThat(SampleScenarios.problems("{".repeat(500_000)))
        .singleElement()
        .asString()
        .contains("s.yaml:1:2: a key is a word");
  }

  @Test
  void bytes_that_are_no_utf8_are_found() {
    byte[] latin = "version: 1\nname: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(new ScenarioParser(Commands.ALL, FaultRules.typesOnly()).parse("s.yaml", latin))
        .isInstanceOfSatisfying(
            ParseResult.Invalid.class,
            invalid ->
                assertThat(invalid.problems())
                    .extracting(Problem::toString)
                    .containsExactly(
                        "s.yaml:2:10: byte 0xE9 is not UTF-8: save the file in UTF-8"));
  }

  @Test
  void a_file_of_more_than_a_mebibyte_is_refused_and_one_of_just_that_is_read() {
    assertThat(SampleScenarios.problems("#".repeat((1 << 20) + 1)))
        .singleElement()
        .asString()
        .contains("larger than 1 MiB");
    String full = SampleScenarios.steps("delay: 1s");
    assertThat(SampleScenarios.problems(full + "#".repeat((1 << 20) - full.length()))).isEmpty();
  }

  @Test
  void aliases_of_aliases_do_not_fill_the_memory() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 20; i++) {
      String one = "*a" + (i - 1);
      bomb.append(
          "a%d: &a%d [%s]\n"
              .formatted(
                  i, i, String.join(", ", List.of(one, one, one, one, one, one, one, one, one))));
    }
    assertThat(SampleScenarios.problems(bomb.toString()))
        .singleElement()
        .asString()
        .contains("more than 50000 values");
  }

  @Test
  void rules_of_faults_are_applied_where_the_attribute_stands() {
    ScenarioParser parser =
        new ScenarioParser(
            Commands.ALL,
            (type, attributes) -> {
              if (attributes.containsKey("jitter")) {
                throw new IllegalArgumentException(type + " has no 'jitter'");
              }
            });
    String yaml =
        SampleScenarios.steps("fault: {type: latency, attributes: {latency: 1, jitter: 2}}");
    assertThat(parser.parse("s.yaml", yaml.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            ParseResult.Invalid.class,
            invalid ->
                assertThat(invalid.problems())
                    .extracting(Problem::toString)
                    .containsExactly("s.yaml:3:59: fault: latency has no 'jitter'"));
  }

  @Test
  void the_end_of_the_samples_of_one_file_is_not_the_end_of_all_problems() {
    String many = "version: 1\nsteps:\n" + "- delay: 5\n".repeat(1_000);
    assertThat(SampleScenarios.problems(many)).hasSizeBetween(100, 200);
  }

  private static String head(String line) {
    return "version: 1\n" + line + "\nsteps:\n- delay: 1ms\n";
  }

  private static Arguments file(String yaml, String... expected) {
    return Arguments.of(yaml, List.of(expected));
  }
}
