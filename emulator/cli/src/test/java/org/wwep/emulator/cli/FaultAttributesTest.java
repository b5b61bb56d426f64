package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wwep.emulator.fault.Attribute;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.scenario.command.Commands;

/** Every attribute of every type of fault changes something that a run shows, or is refused. */
class FaultAttributesTest {
  private static final String PRESS = "{'write-serial': 'press'}";
  private static final String BOOT = "{'reboot': 'd'}, " + PRESS;

  /** A fault, the device that meets it, what happens, and other values of its attributes. */
  private record Probe(
      String attributes, String device, String steps, Map<String, String> others) {}

  private static final Map<String, List<Probe>> PROBES =
      Map.ofEntries(
          probes("latency", pressed("{'latency': 50}", "latency", "90", "jitter", "40")),
          probes("bandwidth", pressed("{'rate': 1}", "rate", "2")),
          probes("slow_close", pressed("{'delay': 50}", "delay", "900")),
          probes("timeout", pressed("{'timeout': 100}", "timeout", "300")),
          probes("reset_peer", pressed("{'timeout': 0}", "timeout", "300")),
          probes(
              "slicer",
              pressed(
                  "{'average_size': 4, 'delay': 20000}",
                  "average_size",
                  "5",
                  "size_variation",
                  "3",
                  "delay",
                  "40000")),
          probes("limit_data", pressed("{'bytes': 5}", "bytes", "7")),
          probes(
              "packet_loss",
              pressed("{'probability': 0.5, 'rto': 50}", "probability", "1", "rto", "90")),
          probes(
              "frame",
              pressed("{'op': 'cut', 'after': 5}", "op", "'reset'", "after", "7"),
              pressed("{'op': 'split', 'after': 5, 'delay': 20}", "delay", "50")),
          probes(
              "dns",
              new Probe("{'kind': 'nxdomain'}", "", BOOT, Map.of("kind", "'servfail'")),
              new Probe("{'kind': 'slow', 'delay': 50}", "", BOOT, Map.of("delay", "90")),
              new Probe(
                  "{'kind': 'flip', 'address': '192.0.2.1'}",
                  "",
                  BOOT,
                  Map.of("address", "'192.0.2.2'"))),
          probes(
              "tls",
              new Probe(
                  "{'kind': 'expired'}", ", 'tls': true", PRESS, Map.of("kind", "'wrong-name'"))),
          probes("gpio", new Probe("{'kind': 'busy'}", "", BOOT, Map.of("kind", "'denied'"))),
          probes("pool", new Probe("{}", ", 'api': 'packet'", PRESS, Map.of("kind", "'exhaustd'"))),
          probes("wifi", pressed("{}", "kind", "'dropt'")));

  private static Map.Entry<String, List<Probe>> probes(String type, Probe... probes) {
    return Map.entry(type, List.of(probes));
  }

  private static Probe pressed(String attributes, String... others) {
    Map<String, String> values = new java.util.LinkedHashMap<>();
    for (int i = 0; i < others.length; i += 2) {
      values.put(others[i], others[i + 1]);
    }
    return new Probe(attributes, "", PRESS, values);
  }

  @TempDir private static Path folder = Path.of("");

  static Stream<String> types() {
    return FaultFormat.types().stream();
  }

  @ParameterizedTest
  @MethodSource("types")
  void an_attribute_shows_or_is_refused(String type) {
    ScenarioWalk walk = new ScenarioWalk(folder, Commands.ALL);
    for (Attribute attribute : FaultFormat.attributesOf(type)) {
      assertThat(PROBES.getOrDefault(type, List.of()))
          .as("%s.%s", type, attribute.name())
          .anyMatch(probe -> shows(walk, type, probe, attribute.name()));
    }
  }

  private static boolean shows(ScenarioWalk walk, String type, Probe probe, String attribute) {
    String other = probe.others().get(attribute);
    if (other == null) {
      return false;
    }
    Map<String, Object> attributes = ScenarioWalk.json(probe.attributes());
    String before = run(walk, type, probe, attributes);
    return !run(
            walk, type, probe, ScenarioWalk.with(attributes, attribute, ScenarioWalk.value(other)))
        .replaceAll("fault f on: [^\"\\\\]*", "")
        .equals(before.replaceAll("fault f on: [^\"\\\\]*", ""));
  }

  private static String run(
      ScenarioWalk walk, String type, Probe probe, Map<String, Object> attributes) {
    Map<String, Object> scenario =
        ScenarioWalk.json(
            "{'version': 1, 'devices': [{'id': 'd'%s}], 'steps': [{'delay': '1s'}, {'fault': {'name': 'f', 'type': '%s'}}, %s, {'delay': '5s'}]}"
                .formatted(probe.device(), type, probe.steps()));
    List<Object> steps = new java.util.ArrayList<>((List<?>) scenario.get("steps"));
    steps.set(1, Map.of("fault", Map.of("name", "f", "type", type, "attributes", attributes)));
    return walk.run(ScenarioWalk.with(scenario, "steps", steps)).text();
  }

  @Test
  void an_attribute_that_changed_nothing_would_be_found() {
    ScenarioWalk walk = new ScenarioWalk(folder, Commands.ALL);
    Probe same = pressed("{'latency': 50}", "latency", "50", "jitter", "0");
    assertThat(shows(walk, "latency", same, "latency")).isFalse();
    assertThat(shows(walk, "latency", same, "jitter")).as("what stands there already").isFalse();
  }
}
