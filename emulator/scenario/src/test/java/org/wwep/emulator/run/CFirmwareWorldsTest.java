package org.wwep.emulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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

  /** Clients everywhere; a server has the board and the stack that its world gives it. */
  private static Stream<Arguments> everywhere() {
    return ExamplePlace.all()
        .flatMap(
            place ->
                Stream.of(
                    of(place, "client/press.yaml", "host"),
                    of(place, "client/press.yaml", "nwp"),
                    of(place, "dual-client/press.yaml", "host"),
                    of(place, "dual-client/press.yaml", "nwp"),
                    of(place, "server/serve.yaml", "host")));
  }

  private static Arguments of(ExamplePlace place, String file, String stack) {
    return Arguments.of(place.api() + "-" + file, place.carrier(), place.rig(), stack);
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void an_example_passes_its_scenario(String example, String carrier, Rig rig, String stack)
      throws Exception {
    Path path = EXAMPLES.resolve(example);
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
