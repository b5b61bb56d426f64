package org.wwep.emulator.explore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wwep.emulator.run.TestScenarios;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.testbed.FirmwareImage;
import org.wwep.emulator.timeline.EventLog;

/** Cases as lines. */
class CaseTextTest {
  private static final String YAML =
      """
      version: 1
      devices: [{id: lamp, device-id: 00A5}]
      chaos:
        presses: 1..3
        power-cycles: 0..2
        over: 2s
        bounce: worn
        faults:
        - latency
        - packet_loss
        - frame
        - dns
        - {type: slicer, attributes: {average_size: 3, delay: 1500us}}
        - {type: reset_peer, toxicity: 0.3}
        max-faults: 6
      """;

  private static Scenario scenario() {
    return TestScenarios.scenario("chaos.yaml", YAML.getBytes(UTF_8));
  }

  private static Explorer explorer() {
    return new Explorer(scenario(), FirmwareImage.CLIENT, Schedule.SHUFFLED);
  }

  @Test
  void what_any_seed_draws_is_read_as_it_was_written() {
    Explorer explorer = explorer();
    for (long seed = -100; seed < 300; seed++) {
      ChaosCase drawn = new ChaosCase(seed, explorer.plan(seed));
      assertThat(CaseText.read(CaseText.write(drawn), scenario())).isEqualTo(drawn);
    }
  }

  @Test
  void a_line_runs_as_the_seed_does_byte_for_byte() throws Exception {
    Explorer explorer = explorer();
    String line = CaseText.write(new ChaosCase(7, explorer.plan(7)));
    assertThat(EventLog.text(explorer.run(CaseText.read(line, scenario())).timeline()))
        .isEqualTo(EventLog.text(explorer.replay(7, null).timeline()));
  }

  @Test
  void of_two_tasks_that_race_a_turn_has_the_other_run_first() throws Exception {
    Explorer explorer = explorer();
    ChaosCase seeds = new ChaosCase(7, explorer.plan(7));
    SeedRun run = explorer.run(seeds);
    assertThat(run.races()).isNotEmpty();
    TreeMap<Long, Long> turns = new TreeMap<>();
    run.races().forEach(draw -> turns.put(draw, 99_999L));
    ChaosCase other = new ChaosCase(7, seeds.plan(), turns);
    String log = EventLog.text(explorer.run(other).timeline());
    assertThat(log).isNotEqualTo(EventLog.text(run.timeline()));
    ChaosCase read = CaseText.read(CaseText.write(other), scenario());
    assertThat(EventLog.text(explorer.run(read).timeline())).isEqualTo(log);
    assertThat(other.only(seeds.ids())).isEqualTo(seeds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          p1@1s+30ms press btn1 of lamp | a plan begins with its seed, as in 'seed 17; p1@1s+30ms press ...', was 'p1@1s+30ms press btn1 of lamp'
          seed 1; p1@1s+30ms press btn1 of lam bounce 1/0ms/1 | 'p1@1s+30ms press btn1 of lam bounce 1/0ms/1': chaos.yaml has no device 'lam'
          seed 1; p1@1s+30ms press key of lamp bounce 1/0ms/1 | 'p1@1s+30ms press key of lamp bounce 1/0ms/1': 'lamp' of chaos.yaml has no button 'key'
          seed 1; c1@1s+30ms power off of lam | 'c1@1s+30ms power off of lam': chaos.yaml has no device 'lam'
          seed 1; f1@1s+1s fault lag | 'f1@1s+1s fault lag': there is no fault of type 'lag'
          seed 1; turn 3 1ns; f1@1x+1s fault wifi kind=drop | 'f1@1x+1s fault wifi kind=drop': 'x' is no unit of time
          seed 1; f1@1s+1s fault wifi kind=drop; f1@1s+1s fault wifi kind=drop | there are two of f1
          seed 1; turn 5 0ns; turn 5 9ns | 'turn 5 9ns': there are two of turn 5
          seed 9223372036854775808; turn 5 0ns | 'seed 9223372036854775808': a seed is -9223372036854775808 to 9223372036854775807
          seed 1; p1@1s+30ms press btn1 of lamp bounce 1/0ms/9999999999999999999 | bounce 1/0ms/9999999999999999999': a seed is -9223372036854775808 to
          seed 1; later | 'later': it is none of 'p1@1s+30ms press BUTTON of DEVICE bounce EDGES/TIME/SEED'
          """)
  void what_is_no_plan_for_the_scenario_is_refused(String line, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CaseText.read(line, scenario()))
        .withMessageContaining(message);
  }
}
