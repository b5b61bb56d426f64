package org.wwep.emulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;

/** Firmware in C with a coprocessor and firmware without one find each other by mDNS. */
@Tag("slow")
class CFirmwareServiceTest {
  @ParameterizedTest
  @ValueSource(strings = {"native", "wasm"})
  void a_coprocessors_services_and_those_of_other_boards_are_found(String carrier)
      throws Exception {
    String text =
        """
        devices:
        - id: kitchen
          stack: nwp
          firmware: {c: [src/test/c/service.c], carrier: CARRIER, defines: {OWN: '"kitchen"', OTHER: '"hall"'}}
        - id: hall
          firmware: {c: [src/test/c/service.c], carrier: CARRIER, defines: {OWN: '"hall"', OTHER: '"kitchen"'}}
        steps:
        - wait-serial: {device: kitchen, text: "found hall 'led=on' at port 27708", timeout: 20s}
        - wait-serial: {device: hall, text: "found kitchen 'led=on' at port 27708", timeout: 20s}
        - power-off: kitchen
        """;
    Scenario scenario = TestScenarios.scenario(text.replace("CARRIER", carrier));
    RunResult result = TestFirmware.run(scenario, Rig.SIM, 3, TestFirmware.load(scenario, carrier));
    assertThat(result.failure()).as(String.valueOf(result.timeline().entries())).isNull();
    assertThat(result.timeline().entries())
        .noneMatch(entry -> entry.what().toString().contains("FirmwareMisused"));
  }
}
