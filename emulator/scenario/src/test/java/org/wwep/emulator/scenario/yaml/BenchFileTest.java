package org.wwep.emulator.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.FirmwareSpec;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.command.Commands;

/** What is on a bench, in a file of its own, and scenarios that know nothing of it. */
class BenchFileTest {
  private static final String BOARD =
      "{console: {process: [./fw]}, buttons: {btn1: {console: {down: x}}}, states: true}";

  @TempDir private Path folder = Path.of("");

  private BenchFile bench(String yaml) throws Exception {
    Path file = folder.resolve("bench.yaml");
    Files.writeString(file, yaml);
    return BenchFile.read(file);
  }

  private BenchFile boards(String... ids) throws Exception {
    StringBuilder yaml = new StringBuilder("version: 1\ndevices:\n");
    for (String id : ids) {
      yaml.append("- {id: %s, device-id: 0A1B, external: %s}\n".formatted(id, BOARD));
    }
    return bench(yaml.toString());
  }

  private static ParseResult parse(BenchFile bench, String yaml) {
    return new ScenarioParser(Commands.ALL, FaultFormat::parse)
        .withBench(bench)
        .parse("s.yaml", ("version: 1\n" + yaml).getBytes(StandardCharsets.UTF_8));
  }

  private static Scenario valid(BenchFile bench, String yaml) {
    return switch (parse(bench, yaml)) {
      case ParseResult.Valid valid -> valid.scenario();
      case ParseResult.Invalid invalid -> throw new AssertionError(invalid.problems());
    };
  }

  private static List<String> problems(BenchFile bench, String yaml) {
    return SampleScenarios.problems(parse(bench, yaml), Problem::message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          devices: []                           | 'version' is missing
          version: 1                            | 'devices' is missing, a list like '- id: dut'
          [a]                                   | the file of a bench is a mapping with 'version' and 'devices', was a list
          {version: 1, devices: [{id: a}]}      | device 'a' says nothing of its bench: give it 'external', with its console and lines
          {version: 1, devices: [{external: {console: /dev/tty1}}], steps: []} | unknown key 'steps', known are version, description, devices
          {version: 1, devices: [{external: {consol: /dev/tty1}}]} | 'external': unknown key 'consol': did you mean 'console'?
          """)
  void a_mistake_in_it_is_told_with_its_place(String yaml, String problem) throws Exception {
    assertThat(bench(yaml).problems())
        .anySatisfy(each -> assertThat(each.toString()).contains("bench.yaml:1:", problem));
  }

  @Test
  void a_file_that_is_not_there_is_told() {
    assertThat(BenchFile.read(folder.resolve("gone.yaml")).problems())
        .singleElement()
        .asString()
        .endsWith("gone.yaml: there is no such file");
  }

  @Test
  void a_board_takes_the_place_of_a_device_with_what_the_scenario_says_of_its_server()
      throws Exception {
    Scenario scenario =
        valid(
            boards("dut"),
            """
            rig: sim
            devices:
            - id: kitchen
              mac: 02:00:00:00:00:01
              attempts: 7
              api: packet
              stack: nwp
              tls: true
              register: 0B
              server: board.example
            steps:
            - press: btn1
            - expect-state: Idle
            """);
    DeviceSpec device = scenario.device("kitchen");
    assertThat(scenario.rig()).isEqualTo(Rig.EXTERNAL);
    assertThat(device.firmware()).isInstanceOf(FirmwareSpec.OnBench.class);
    assertThat(device.mac()).isNull();
    assertThat(Objects.requireNonNull(device.settings().id())).hasToString("0A1B");
    assertThat(device.stack()).isEqualTo(DeviceSpec.StackKind.HOST);
    assertThat(device.links()).singleElement().satisfies(l -> assertThat(l.tls()).isNotNull());
    assertThat(device.parts().getFirst().register()).isEqualTo(0x0B);
    assertThat(device.server()).isEqualTo("board.example");
  }

  @Test
  void boards_go_by_the_names_of_devices() throws Exception {
    BenchFile bench = boards("hall", "kitchen");
    String steps = "steps: [{press: {device: kitchen, part-id: btn1}}]\n";
    assertThat(valid(bench, "devices: [{id: kitchen}, {id: hall}]\n" + steps).devices())
        .extracting(DeviceSpec::id)
        .containsExactly("kitchen", "hall");
    assertThat(problems(bench, "devices: [{id: kitchen}, {id: attic}]\n" + steps))
        .anySatisfy(
            each ->
                assertThat(each)
                    .contains("the bench of ", " has no device 'attic', it has hall, kitchen"));
  }

  @Test
  void what_the_bench_has_not_is_told_by_the_scenarios_line() throws Exception {
    BenchFile bench = boards("dut");
    assertThat(problems(bench, "steps: [{expect-pin: {part-id: led1, value: 1}}]"))
        .singleElement()
        .asString()
        .contains("unknown part 'led1'");
    assertThat(
            problems(bench, "devices: [{external: {console: /dev/tty1}}]\nsteps: [{delay: 1ms}]"))
        .singleElement()
        .asString()
        .contains("has 'external' here: remove it, or run without the bench file");
  }
}
