package org.wwep.emulator.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.emulator.scenario.command.BenchSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema of files of a bench says what the reader says. */
class BenchSchemaTest {
  private static final Schema VALIDATOR =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(BenchSchema.of(), InputFormat.JSON);

  @TempDir private Path folder = Path.of("");

  private List<Problem> problems(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("bench.yaml"), yaml);
    assertThat(BenchFile.is(file)).isEqualTo(yaml.contains("external"));
    return BenchFile.read(file).problems();
  }

  private static boolean isValid(String yaml) {
    return VALIDATOR.validate(YamlToJson.of(yaml)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{id: dut, external: {console: /dev/ttyUSB0}}",
        "{id: dut, mac: '02:00:00:00:00:01', device-id: 0A1B, tls: true, external: {console:"
            + " /dev/tty1}}",
        "{external: {console: {process: [./fw], terminal: true}}}",
        "{external: {power: {line: 22, pause: 2s}}}",
        "{external: {hal: cdev, leds: {led1: {line: 45}}}}",
        "{external: {chip: pinctrl-rp1, leds: {led1: {line: 45}, led2: {line: 'usb:3'}}}}",
        "{external: {chip: /dev/gpio-bench, buttons: {b: {line: GPIO6, active: low}}}}",
      })
  void what_the_reader_takes_is_valid(String board) throws IOException {
    String yaml = "version: 1\ndescription: mine\ndevices:\n- " + board + "\n";
    assertThat(problems(yaml)).isEmpty();
    assertThat(isValid(yaml)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{id: dut}",
        "{id: dut, firmware: client, external: {console: /dev/tty1}}",
        "{id: dut, led: led1, external: {console: /dev/tty1}}",
        "{id: dut, reply-timeout: 1s, external: {console: /dev/tty1}}",
        "{id: dut, tls: {insecure: true}, external: {console: /dev/tty1}}",
        "{id: dut, external: {consol: /dev/tty1}}",
        "{id: dut, external: {console: {serial: /dev/tty1, terminal: true}}}",
        "{id: dut, external: {power: {command: {on: a, off: b}, pause: 2s}}}",
        "{id: dut, external: {hal: emulated, leds: {led1: {line: 45}}}}",
        "{id: dut, external: {chip: 'a b', leds: {led1: {line: 45}}}}",
        "{id: dut, external: {leds: {led1: {line: 45, active: up}}}}",
      })
  void what_the_reader_refuses_is_not(String board) throws IOException {
    String yaml = "version: 1\ndevices:\n- " + board + "\n";
    assertThat(problems(yaml)).isNotEmpty();
    assertThat(isValid(yaml)).isFalse();
  }

  @Test
  void what_it_refers_to_is_in_it_and_nothing_else_is() {
    Set<String> referred = new TreeSet<>();
    Matcher references = Pattern.compile("#/\\$defs/([a-z-]+)").matcher(BenchSchema.of());
    while (references.find()) {
      referred.add(references.group(1));
    }
    JsonNode definitions = JsonMapper.shared().readTree(BenchSchema.of()).get("$defs");
    assertThat(referred).isNotEmpty().isEqualTo(new TreeSet<>(definitions.propertyNames()));
  }
}
