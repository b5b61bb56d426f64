package org.wwep.emulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;

/** A board whose firmware in C opens a network, and another one that joins it. */
@Tag("slow")
class CFirmwareAccessPointTest {
  private static final String TWO_BOARDS =
      """
      version: 1
      devices:
      - id: ap
        stack: nwp
        firmware:
          c: [src/test/c/access_point.c]
          defines: {SOFT_AP_SSID: '"kitchen"', SOFT_AP_PASSPHRASE: '"soup-is-ready"'}
          carrier: CARRIER
      - id: station
        stack: nwp
        wifi: {profiles: [{ssid: kitchen, key: KEY}]}
        firmware: {c: [src/test/c/station.c], carrier: CARRIER}
      steps:
      - wait-serial: {device: ap, text: up 0, timeout: 20s}
      STEPS
      """;

  private static final String TALK =
      """
      - wait-serial: {device: ap, text: at 192.1, timeout: 5s}
      - wait-serial: {device: station, text: reply A0FAC050001, timeout: 20s}
      - wait-serial: {device: ap, text: answered A0FAC050001, timeout: 5s}
      - wait-serial: {device: ap, text: down 0, timeout: 10s}
      - wait-serial: {device: ap, text: is up 0, timeout: 10s}
      """;

  private static RunResult run(String carrier, String key, String steps, Rig rig) throws Exception {
    String text =
        TWO_BOARDS.replace("CARRIER", carrier).replace("KEY", key).replace("STEPS\n", steps);
    Scenario scenario =
        TestScenarios.scenario(
            Path.of("two.yaml").toString(), text.getBytes(StandardCharsets.UTF_8));
    return TestFirmware.run(scenario, rig, 3, TestFirmware.load(scenario, carrier));
  }

  @ParameterizedTest
  @ValueSource(strings = {"native", "wasm"})
  void a_station_joins_it_is_given_an_address_and_talks_to_its_server(String carrier)
      throws Exception {
    RunResult result = run(carrier, "soup-is-ready", TALK, Rig.SIM);
    assertThat(result.failure()).as(String.valueOf(result.timeline().entries())).isNull();
    assertThat(result.timeline().entries())
        .noneMatch(entry -> entry.what().toString().contains("FirmwareMisused"))
        .anyMatch(entry -> entry.what().toString().contains("192.168.7.2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"native", "wasm"})
  void with_another_key_nobody_joins_it(String carrier) throws Exception {
    RunResult result = run(carrier, "soup-is-cold", TALK, Rig.SIM);
    assertThat(result.failure()).contains("reply A0FAC050001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"native", "wasm"})
  void in_real_time_it_opens_on_this_machines_own_address(String carrier) throws Exception {
    String text =
        """
        - wait-serial: {device: ap, text: at 127.1, timeout: 5s}
        - wait-serial: {device: ap, text: listening, timeout: 5s}
        """;
    assertThat(run(carrier, "soup-is-ready", text, Rig.EMULATED).failure()).isNull();
  }
}
