package org.wwep.emulator.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.emulator.carrier.FirmwareSources;

/** Firmware that prints no address has one timeline, whatever carries it. */
class CarrierTimelineTest {
  private static List<String> client(TestCarrier on, String api) throws Exception {
    FirmwareSources sources =
        FirmwareSources.of(TestCarrier.EXAMPLES.resolve(api + "-client/main.c"));
    return ExampleClientTest.pressedTwice(on.carrier(sources), 7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wiced", "modustoolbox", "zephyr"})
  void a_client_that_is_pressed(String api) throws Exception {
    assertThat(client(TestCarrier.WASM, api)).isEqualTo(client(TestCarrier.NATIVE, api));
  }

  @ParameterizedTest
  @ValueSource(strings = {"threads.c", "printing.c", "library.c"})
  void a_program_that_runs_for_a_second(String program) throws Exception {
    assertThat(second(TestCarrier.WASM, program)).isEqualTo(second(TestCarrier.NATIVE, program));
  }

  private static List<String> second(TestCarrier on, String program) throws Exception {
    try (SimulatedDevice device = new SimulatedDevice(on.carrier(program, Map.of()), 11)) {
      device.printedIn(1000);
      assertThat(device.log.faults()).isEmpty();
      return device.log.lines();
    }
  }
}
