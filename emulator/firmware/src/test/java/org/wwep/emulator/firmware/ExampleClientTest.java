package org.wwep.emulator.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.net.Endpoint;
import org.wwep.protocol.server.ServerSettings;

/** The example client in C in each interface against the register server, in virtual time. */
@Tag("slow")
@ParameterizedClass
@EnumSource(value = TestCarrier.class, names = "PIPE", mode = EnumSource.Mode.EXCLUDE)
class ExampleClientTest {
  private final TestCarrier on;

  ExampleClientTest(TestCarrier on) {
    this.on = on;
  }

  private FirmwareCarrier client(String api) throws Exception {
    return on.carrier(FirmwareSources.of(TestCarrier.EXAMPLES.resolve(api + "-client/main.c")));
  }

  static List<String> pressedTwice(FirmwareCarrier client, long seed) throws Exception {
    try (SimulatedDevice device = new SimulatedDevice(client, seed)) {
      device.withServer(
          ServerSettings.at(new Endpoint(SimulatedDevice.SERVER, 27_708)),
          done -> device.log.note(device.world.now(), "server " + done.line()),
          () -> {
            device.firmware.powerOn();
            device.sleep(2000);
            device.press();
            device.sleep(200);
            device.press();
            device.sleep(3000);
          });
      assertThat(device.host.openSockets()).isZero();
      assertThat(device.lights()).hasSize(2);
      assertThat(device.log.misuse()).isEmpty();
      return device.log.lines();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"wiced", "modustoolbox", "zephyr"})
  void a_press_flips_the_led_and_reaches_the_server(String api) throws Exception {
    List<String> lines = pressedTwice(client(api), 7);
    assertThat(lines).filteredOn(line -> line.contains(" server ")).hasSize(2);
    assertThat(lines)
        .extracting(line -> line.substring(line.indexOf(' ') + 1))
        .filteredOn(line -> line.matches("prints (ready|send .*|reply .*)"))
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("prints ready"),
            line -> assertThat(line).matches("prints send W[0-9A-F]{4}050001"),
            line -> assertThat(line).matches("prints reply A[0-9A-F]{4}050001"),
            line -> assertThat(line).matches("prints send W[0-9A-F]{4}050000"),
            line -> assertThat(line).matches("prints reply A[0-9A-F]{4}050000"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"wiced", "modustoolbox", "zephyr"})
  void the_same_seed_gives_the_same_log(String api) throws Exception {
    List<String> lines = pressedTwice(client(api), 7);
    assertThat(pressedTwice(client(api), 7)).isEqualTo(lines);
    assertThat(pressedTwice(client(api), 8)).isNotEqualTo(lines);
  }

  @ParameterizedTest
  @CsvSource({"wiced, 'failed: 4'", "modustoolbox, 'failed: 1'", "zephyr, 'failed: 111'"})
  void without_a_server_a_press_fails_and_leaks_nothing(String api, String end) throws Exception {
    try (SimulatedDevice device = new SimulatedDevice(client(api), 7)) {
      device.world.run(
          () -> {
            device.firmware.powerOn();
            device.sleep(2000);
            device.press();
            device.sleep(15_000);
          });
      assertThat(device.log.text()).endsWith(end + "\n");
      assertThat(device.host.openSockets()).isZero();
      assertThat(device.log.misuse()).isEmpty();
    }
  }
}
