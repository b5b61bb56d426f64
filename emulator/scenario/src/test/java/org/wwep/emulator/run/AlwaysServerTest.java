package org.wwep.emulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;

/** What always holds of a server in C. */
@Tag("slow")
class AlwaysServerTest {
  private static final String TEXT =
      """
      devices: [{id: hall}]
      server: {firmware: {c: [src/test/c/keeping_server.c], carrier: CARRIER}}
      always:
      - CONDITION
      steps:
      - delay: 5s
      - press: btn1
      - delay: 5s
      - press: btn1
      - wait-frame: {reply: A}
      - delay: 5s
      """;

  private static RunResult run(String condition, String carrier, Rig rig) throws Exception {
    Scenario scenario =
        TestScenarios.scenario(TEXT.replace("CONDITION", condition).replace("CARRIER", carrier));
    return TestFirmware.run(scenario, rig, 3, TestFirmware.load(scenario, carrier));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          at-rest: {resources: [sockets, packets], device: server}           | native | expected server to be at rest with 0 packets in use as at first, was 1
          at-rest: {resources: packets, after: 1s, device: server}  | wasm   | expected server to be at rest with 0 packets in use as at first, was 1
          at-most: {sockets: 1, device: server}                     | native | expected server to have at most 1 sockets open, was 2
          at-most: {threads: 0, device: server}                     | wasm   | expected server to have at most 0 threads, was 2
          """)
  void what_does_not_hold_fails_the_step_under_way(String always, String carrier, String words)
      throws Exception {
    assertThat(run(always, carrier, Rig.SIM).failure()).contains(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          at-rest: {resources: [sockets, threads], device: server} | native | SIM
          at-most: {sockets: 2, threads: 3, device: server}        | wasm   | SIM
          at-rest: [sockets, packets, threads]                     | native | SIM
          at-most: {sockets: 1}                                    | native | SIM
          at-most: {sockets: 2, threads: 3, device: server}        | native | EMULATED
          """)
  void what_holds_passes(String always, String carrier, Rig rig) throws Exception {
    assertThat(run(always, carrier, rig).failure()).isNull();
  }
}
