package org.wwep.emulator.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.device.machine.State;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.run.ScenarioCommandsTest;
import org.wwep.emulator.scenario.command.Commands;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemaTest {
  private static final String UNKNOWN = "qqqqqqqqqqqqqqqqqqqq";
  private static final String TEXT = read();
  private static final JsonNode SCHEMA = JsonMapper.shared().readTree(TEXT);
  private static final Schema VALIDATOR =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(TEXT, InputFormat.JSON);

  @Test
  void every_valid_sample_is_valid_by_the_schema() {
    List<String> samples = new ArrayList<>(SampleScenarios.WOKWI);
    samples.add(SampleScenarios.EVERYTHING);
    samples.addAll(ScenarioCommandsTest.files());
    samples.forEach(yaml -> assertThat(errors(yaml)).as(yaml).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delay: 500",
        "delay: -5ms",
        "delay: 5 hours",
        "delay: {for: 1s}",
        "delya: 1s",
        "name: x",
        "reboot",
        "{delay: 1s, press: btn1}",
        "{delay: 1s, colour: red}",
        "take-screenshot: {}",
        "press:",
        "press: {part-id: btn1, durration: 1s}",
        "press: {part-id: btn1, bounce: soft}",
        "press: {part-id: btn1, bounce: {edges: 3}}",
        "expect-pin: {part-id: led1, value: 2}",
        "expect-pin: {part-id: led1}",
        "expect-pin: {part-id: led1, name: A, pin: C, value: 1}",
        "set-control: {part-id: btn1, value: 1}",
        "wait-serial: {text: a, regex: b}",
        "wait-serial: {timeout: 1s}",
        "expect-not-serial: {text: a}",
        "write-serial: [256]",
        "write-serial: []",
        "expect-blink: {part-id: led1, on: 1s, off: 1s}",
        "wait-frame: {command: w}",
        "wait-frame: {register: \"123\"}",
        "expect-no-frame: {reply: X}",
        "expect-register: {}",
        "expect-state: Idel",
        "expect-latency: {from: start, to: edge, max: 1s}",
        "fault: {type: latncy}",
        "fault: {type: latency, stream: up}",
        "fault: {type: latency, toxicity: 2}",
        "fault: {stream: upstream}",
        "repeat: {times: 0, steps: [{delay: 1s}]}",
        "repeat: {times: 2, steps: []}",
        "repeat: {times: 2}"
      })
  void a_wrong_step_is_refused_by_both(String step) {
    String yaml = SampleScenarios.steps(step);
    assertThat(SampleScenarios.problems(yaml)).isNotEmpty();
    assertThat(errors(yaml)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seed: yes",
        "tags: [a b]",
        "rig: simm",
        "defaults: {timeout: 5}",
        "defaults: {timeuot: 5s}",
        "server: {prot: 1}",
        "server: {port: 70000}",
        "server: {tls: {cert: a}}",
        "server: {keep-alive: 1}",
        "devices: []",
        "devices: [{id: server}]",
        "devices: [{mac: 1:2}]",
        "devices: [{attempts: 0}]",
        "devices: [{api: packets}]",
        "devices: [{tls: 5}]",
        "devices: [{tls: {mutuall: true}}]",
        "devices: [{links: []}]",
        "chaos: {presses: many}",
        "chaos: {faults: [latenzy]}",
        "always: at-rest",
        "always: []",
        "always: [{name: x}]",
        "always: [{at-rest: sokets}]",
        "always: [{at-rest: []}]",
        "always: [{at-rest: {after: 1s}}]",
        "always: [{at-most: {}}]",
        "always: [{at-most: {packets: 1}}]",
        "always: [{hold-pin: {part-id: led1}}]",
        "always: [{expect-not-serial: {text: a, regex: b}}]",
        "always: [{led-equals-register: {within: 5}}]",
        "always: [{at-rest: sockets, at-most: {threads: 1}}]",
        "sometimes: attempts",
        "sometimes: []",
        "sometimes: [{name: x}]",
        "sometimes: [{attempts: 0}]",
        "sometimes: [{attempts: 2, expect-state: Idle}]",
        "sometimes: [{wait-frame: {within: 5s}}]",
        "sometimes: [{fault-hits: {type: fram}}]",
        "sometimes: [{fault-hits: {stream: upstream}}]",
        "colour: red"
      })
  void a_wrong_top_is_refused_by_both(String line) {
    String yaml = SampleScenarios.steps("delay: 1s") + line + "\n";
    assertThat(SampleScenarios.problems(yaml)).isNotEmpty();
    assertThat(errors(yaml)).isNotEmpty();
  }

  @Test
  void the_schema_has_the_parsers_commands() {
    Set<String> commands = keys(SCHEMA.at("/$defs/step"));
    commands.remove("name");
    assertThat(commands).isEqualTo(new TreeSet<>(Commands.keywords()));
    Set<String> required = new TreeSet<>();
    SCHEMA.at("/$defs/step/oneOf").forEach(one -> required.add(one.at("/required/0").asString()));
    assertThat(required).isEqualTo(commands);
  }

  @Test
  void each_command_has_the_same_fields_in_the_schema_and_in_the_parser() {
    for (String command : Commands.keywords()) {
      if (!command.equals("delay")) {
        JsonNode schema = SCHEMA.at("/$defs/step/properties/" + command);
        assertThat(keys(schema))
            .as(command)
            .isEqualTo(known(SampleScenarios.steps(command + ": {" + UNKNOWN + ": 1}")));
      }
    }
  }

  @Test
  void each_top_level_key_has_the_same_fields_in_the_schema_and_in_the_parser() {
    String device = "/properties/devices/items";
    Map<String, String> places =
        Map.of(
            "",
            UNKNOWN + ": 1",
            "/properties/defaults",
            "defaults: {" + UNKNOWN + ": 1}",
            "/properties/server",
            "server: {" + UNKNOWN + ": 1}",
            "/properties/server/properties/tls",
            "server: {tls: {" + UNKNOWN + ": 1}}",
            device,
            "devices: [{" + UNKNOWN + ": 1}]",
            "/$defs/client-tls",
            "devices: [{tls: {" + UNKNOWN + ": 1}}]",
            device + "/properties/links/items",
            "devices: [{links: [{" + UNKNOWN + ": 1}]}]",
            "/properties/chaos",
            "chaos: {" + UNKNOWN + ": 1}",
            "/properties/chaos/properties/faults/items",
            "chaos: {faults: [{type: latency, " + UNKNOWN + ": 1}]}",
            "/$defs/bounce",
            "defaults: {bounce: {" + UNKNOWN + ": 1}}");
    places.forEach(
        (pointer, line) ->
            assertThat(keys(SCHEMA.at(pointer)))
                .as(pointer)
                .isEqualTo(known(SampleScenarios.steps("delay: 1s") + line + "\n")));
  }

  @Test
  void names_from_closed_sets_are_the_same_in_both() {
    assertThat(enumeration("/$defs/fault-type")).containsExactlyElementsOf(FaultFormat.types());
    assertThat(enumeration("/$defs/state"))
        .containsExactlyInAnyOrderElementsOf(StateLabels.ALL)
        .hasSize((int) leaves(State.class));
  }

  private static List<?> errors(String yaml) {
    return VALIDATOR.validate(YamlToJson.of(yaml));
  }

  /** Returns the fields of an object, or of the object among the alternatives. */
  private static Set<String> keys(JsonNode schema) {
    Set<String> keys = new TreeSet<>(schema.path("properties").propertyNames());
    schema.path("anyOf").forEach(one -> keys.addAll(one.path("properties").propertyNames()));
    return keys;
  }

  /** Returns what the parser says that it knows, where it meets the unknown key. */
  private static Set<String> known(String yaml) {
    String start = "unknown key '" + UNKNOWN + "', known are ";
    String problem =
        SampleScenarios.problems(yaml).stream()
            .filter(line -> line.contains(start))
            .findFirst()
            .orElseThrow(() -> new AssertionError(yaml + SampleScenarios.problems(yaml)));
    String names = problem.substring(problem.indexOf(start) + start.length());
    return new TreeSet<>(Arrays.asList(names.split(", ")));
  }

  private static List<String> enumeration(String pointer) {
    List<String> names = new ArrayList<>();
    SCHEMA.at(pointer).path("enum").forEach(name -> names.add(name.asString()));
    return names;
  }

  private static long leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).mapToLong(SchemaTest::leaves).sum()
        : 1;
  }

  private static String read() {
    try {
      return Files.readString(Path.of("../../docs/reference/scenario.schema.json"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
