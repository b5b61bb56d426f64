package org.wwep.emulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.emulator.run.RunResult.Verdict;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.timeline.EventLog;

/** Firmware that is not the course's client, in Java, under the steps of scenarios. */
class ForeignFirmwareTest {
  private static final String HALL =
      "devices: [{id: hall, firmware: {java: org.wwep.emulator.run.Blinky}}]\n";

  private static RunResult run(Rig rig, String devices, String steps) throws Exception {
    Scenario scenario = TestScenarios.scenario(devices + "steps:\n" + TestScenarios.lines(steps));
    return TestFirmware.run(scenario, rig, 7);
  }

  @ParameterizedTest
  @EnumSource(
      value = Rig.class,
      names = {"SIM", "EMULATED"})
  void every_step_that_needs_no_states_works_on_it(Rig rig) throws Exception {
    RunResult result =
        run(
            rig,
            HALL,
            "wait-serial: blinky is up; press: btn1;"
                + " wait-frame: {command: W, value: 0001, reply: A, within: 5s};"
                + " expect-pin: {part-id: led1, value: 1}; expect-register: {value: 0001};"
                + " expect-latency: {from: edge, to: led, max: 1s};"
                + " expect-latency: {from: led, to: connected, max: 2s};"
                + " expect-latency: {from: sent, to: replied, max: 2s};"
                + " delay: 300ms; press: btn1; wait-frame: {value: 0000, within: 5s};"
                + " write-serial: \"hello\\n\"; wait-serial: typed hello; reboot: hall;"
                + " wait-serial: blinky is up; expect-pin: {part-id: led1, value: 0}");
    assertThat(result.failure()).isNull();
    assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(EventLog.text(result.timeline()))
        .contains("prints blinky is up?[31m")
        .doesNotContain("\u001b");
  }

  @Test
  void an_exception_of_it_fails_the_step_with_its_place() throws Exception {
    RunResult result =
        run(
            Rig.SIM,
            HALL,
            "wait-serial: blinky is up; write-serial: die; delay: 1s; press: btn1; delay: 10s");
    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(result.failure())
        .contains("the firmware of hall ended @ ")
        .contains("IllegalStateException: told to die")
        .containsPattern("in Blinky\\.commands at Blinky\\.java:[0-9]+");
  }

  @Test
  void where_it_blocks_beside_its_world_is_told() throws Exception {
    RunResult result =
        run(Rig.SIM, HALL, "wait-serial: blinky is up; write-serial: block; delay: 1s");
    assertThat(result.verdict()).isEqualTo(Verdict.BROKEN);
    assertThat(result.failure())
        .contains("blocks outside the simulation; firmware blocks through Rtos")
        .containsPattern(
            "It is at: org\\.wwep\\.emulator\\.run\\.Blinky\\.[a-z]+\\(Blinky\\.java:[0-9]+\\)");
  }

  @Test
  void the_run_goes_on_behind_a_fault_if_the_scenario_says_so() throws Exception {
    RunResult result =
        run(
            Rig.SIM,
            HALL.replace("}}]", "}, on-fault: continue}]"),
            "wait-serial: blinky is up; write-serial: die;"
                + " wait-serial: Error=FirmwareFault IllegalStateException; reboot: hall;"
                + " wait-serial: blinky is up; press: btn1; wait-frame: {value: 0001, within: 5s}");
    assertThat(result.failure()).isNull();
  }
}
