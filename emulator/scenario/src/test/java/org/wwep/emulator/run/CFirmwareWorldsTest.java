package org.wwep.emulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.timeline.TimelineEvent;

/**
 * The examples in C on both carriers, in virtual time and on real sockets, with a network stack of
 * their own and behind a coprocessor.
 *
 * <p>Builds for both carriers what no other test has built: that may take more than three seconds.
 */
@Tag("slow")
class CFirmwareWorldsTest {
  private static final Path EXAMPLES = Path.of("..", "..", "docs", "examples", "firmware");

  @ParameterizedTest
  @CsvSource({
    "wiced-client, press.yaml, native, SIM, nwp",
    "wiced-client, press.yaml, native, EMULATED, nwp",
    "wiced-client, press.yaml, wasm, EMULATED, host",
    "wiced-client, press.yaml, wasm, SIM, nwp",
    "wiced-client, press.yaml, wasm, EMULATED, nwp",
    "wiced-dual-client, press.yaml, native, SIM, nwp",
    "wiced-dual-client, press.yaml, wasm, EMULATED, nwp",
    "wiced-server, serve.yaml, wasm, SIM, nwp",
    "wiced-server, serve.yaml, wasm, EMULATED, host",
    "modustoolbox-client, press.yaml, native, SIM, nwp",
    "modustoolbox-client, press.yaml, wasm, EMULATED, nwp",
    "modustoolbox-server, serve.yaml, wasm, EMULATED, host",
    "zephyr-client, press.yaml, native, EMULATED, nwp",
    "zephyr-client, press.yaml, wasm, SIM, nwp",
    "zephyr-server, serve.yaml, wasm, SIM, host",
  })
  void an_example_passes_its_scenario(
      String example, String file, String carrier, Rig rig, String stack) throws Exception {
    Path path = EXAMPLES.resolve(example).resolve(file);
    String text =
        Files.readString(path)
            .replaceAll(
                "(\\{c: \\[[^}]*?\\](, defines: \\{[^}]*\\})?)\\}", "$1, carrier: " + carrier + "}")
            .replace("{id: kitchen,", "{id: kitchen, stack: " + stack + ",");
    assertThat(text).contains("carrier: " + carrier).contains("stack: " + stack);
    Scenario scenario =
        TestScenarios.scenario(path.toString(), text.getBytes(StandardCharsets.UTF_8));
    RunResult result = TestFirmware.run(scenario, rig, 3, TestFirmware.load(scenario, carrier));
    assertThat(result.failure()).isNull();
    assertThat(result.timeline().entries())
        .noneMatch(entry -> entry.what().toString().contains("FirmwareMisused"));
    if (stack.equals("nwp")) {
      assertThat(result.timeline().entries())
          .anyMatch(entry -> entry.what() instanceof TimelineEvent.CoprocessorEvent);
    }
  }
}
