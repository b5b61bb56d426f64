package org.wwep.emulator.explore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.emulator.explore.Explorer.Finding;
import org.wwep.emulator.invariant.Violation.Rule;
import org.wwep.emulator.run.TestFirmware;
import org.wwep.emulator.run.TestScenarios;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.sim.Schedule;

/** Packets of firmware in C that are not given back, on both carriers. */
@Tag("slow")
class KeptPacketTest {
  private static Explorer explorer(String carrier, int keeps, String always) throws Exception {
    String yaml =
        """
        version: 1
        devices: [{id: kitchen, firmware: {c: [keeper.c], defines: {KEEPS: %d}, carrier: %s}}]
        %schaos: {presses: 3..6, over: 8s}
        """
            .formatted(keeps, carrier, always);
    Scenario scenario =
        TestScenarios.scenario(Path.of("src/test/c/keeper.yaml").toString(), yaml.getBytes(UTF_8));
    return new Explorer(scenario, TestFirmware.load(scenario, carrier), Schedule.SHUFFLED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          native |                                           | PACKETS | kitchen is quiet with 1 packets in use, after its start it had 0
          wasm   |                                           | PACKETS | kitchen is quiet with 1 packets in use, after its start it had 0
          native | always: [{at-rest: [packets, sockets]}]   | ALWAYS  | expected kitchen to be at rest with 0 packets in use as at first, was 1
          wasm   | always: [{at-rest: [packets, sockets]}]   | ALWAYS  | expected kitchen to be at rest with 0 packets in use as at first, was 1
          """)
  void a_packet_that_is_kept_is_found_and_the_two_presses_that_it_takes(
      String carrier, String always, Rule rule, String detail) throws Exception {
    String line = always == null ? "" : always + "\n";
    Finding finding = FirstFinding.of(explorer(carrier, 1, line), 1, 500, 2).orElseThrow();
    assertThat(finding.violation().rule()).isEqualTo(rule);
    assertThat(finding.violation().detail()).isEqualTo(detail);
    assertThat(finding.plan().ids()).hasSize(2);
    SeedRun again = explorer(carrier, 1, line).replay(finding.seed(), finding.plan().ids());
    assertThat(again.violation()).isEqualTo(finding.violation());
    assertThat(explorer(carrier, 0, line).replay(finding.seed(), finding.plan().ids()).violation())
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"native", "wasm"})
  void firmware_that_gives_all_back_stands_it(String carrier) throws Exception {
    String always =
        "always: [{at-rest: [sockets, packets, threads]}, {at-most: {sockets: 1, threads: 2}}]\n";
    assertThat(FirstFinding.of(explorer(carrier, 0, always), 1, 40, 2)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"native", "wasm"})
  void an_entry_that_breaks_is_shrunk_for_itself(String carrier) throws Exception {
    String always =
        "always: [{expect-not-serial: never}, {name: Quiet, expect-not-serial: served}]\n";
    Finding finding = FirstFinding.of(explorer(carrier, 0, always), 1, 5, 1).orElseThrow();
    assertThat(finding.violation().subject()).isEqualTo("always \"Quiet\" of line 3");
    assertThat(finding.plan().ids()).hasSize(1);
  }
}
