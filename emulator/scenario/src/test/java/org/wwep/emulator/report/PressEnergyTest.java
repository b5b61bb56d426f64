package org.wwep.emulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.run.TestScenarios;

/** What a press costs, by the figures of its scenario. */
class PressEnergyTest {
  private static List<PressEnergy> energy(String power) {
    String rest =
        """
        devices: [{stack: nwp%s}]
        steps:
          - expect-state: {state: Idle, within: 10s}
          - delay: 1s
          - press: btn1
          - wait-frame: {reply: A, within: 2s}
          - delay: 1s
          - press: btn1
          - wait-frame: {reply: A, within: 2s}
        """
            .formatted(power.isEmpty() ? "" : ", power: {" + power + "}");
    RunResult result = TestScenarios.run(rest);
    assertThat(result.verdict()).isEqualTo(RunResult.Verdict.PASSED);
    return PressEnergy.of(result);
  }

  private static String figures(double volts, double active, double sleep, String wakeUp) {
    return "supply-volts: %s, sleep-after: 5ms, active: {milliamps: %s}, sleep: {milliamps: %s, wake-up: %s}, hibernate: {milliamps: 0}"
        .formatted(volts, active, sleep, wakeUp);
  }

  @Test
  void each_press_has_its_energy_which_goes_with_the_supply_and_the_current() {
    List<PressEnergy> once = energy(figures(1.5, 60, 0, "0ms"));
    List<PressEnergy> twice = energy(figures(3, 60, 0, "0ms"));
    assertThat(once).extracting(PressEnergy::number).containsExactly(1L, 2L);
    assertThat(once.getFirst().microjoules()).isPositive();
    assertThat(twice.getFirst().microjoules())
        .isCloseTo(2 * once.getFirst().microjoules(), org.assertj.core.data.Offset.offset(1e-6));
    assertThat(energy(figures(1.5, 120, 0, "0ms")).getFirst().microjoules())
        .isCloseTo(twice.getFirst().microjoules(), org.assertj.core.data.Offset.offset(1e-6));
  }

  @Test
  void waking_up_takes_time_and_energy() {
    double awake = energy(figures(3, 60, 0, "0ms")).getFirst().microjoules();
    double woken = energy(figures(3, 60, 0, "20ms")).getFirst().microjoules();
    // 3 V times 60 mA for 20 ms.
    assertThat(woken - awake).isBetween(3500.0, 3700.0);
  }

  @Test
  void without_figures_nothing_is_told() {
    assertThat(energy("")).isEmpty();
  }
}
