package org.wwep.emulator.coprocessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.emulator.coprocessor.PowerFigures.ModeFigures;
import org.wwep.emulator.coprocessor.channel.PowerMode;
import org.wwep.emulator.coprocessor.channel.PowerPolicy;
import org.wwep.emulator.coprocessor.driver.CoprocessorWlan;

/** When a part sleeps, and what waking up costs. */
@Timeout(60) // a call that is never answered waits in real time as well
class PowerMeterTest {
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration WAKE_UP = Duration.ofMillis(3);

  private static final PowerFigures FIGURES =
      new PowerFigures(
          3.0,
          Map.of(
              PowerMode.ACTIVE, new ModeFigures(50, Duration.ZERO),
              PowerMode.SLEEP, new ModeFigures(0.5, WAKE_UP),
              PowerMode.HIBERNATE, new ModeFigures(0.01, Duration.ofMillis(40))),
          Duration.ofMillis(10),
          PowerPolicy.NORMAL);

  @Test
  void it_sleeps_with_nothing_to_do_and_a_command_wakes_it_up() throws Exception {
    CoprocessorSimulation.run(
        CoprocessorConfig.PART.withPower(FIGURES),
        CoprocessorSimulation.PROFILE,
        in -> {
          in.nwp.join(LONG);
          assertThat(in.modes).last().isEqualTo(PowerMode.ACTIVE);
          in.rtos.sleep(LONG);
          assertThat(in.modes).last().isEqualTo(PowerMode.SLEEP);
          Instant before = in.rtos.now();
          in.nwp.driver().control().limits();
          Duration asleep = Duration.between(before, in.rtos.now());
          assertThat(in.modes).last().isEqualTo(PowerMode.ACTIVE);
          before = in.rtos.now();
          in.nwp.driver().control().limits();
          assertThat(asleep).isEqualTo(Duration.between(before, in.rtos.now()).plus(WAKE_UP));
        });
  }

  @Test
  void always_on_never_sleeps_and_a_stopped_part_hibernates() throws Exception {
    CoprocessorSimulation.run(
        CoprocessorConfig.PART.withPower(FIGURES),
        CoprocessorSimulation.PROFILE,
        in -> {
          CoprocessorWlan wlan = in.nwp.driver().wlan();
          wlan.use(PowerPolicy.ALWAYS_ON);
          in.rtos.sleep(LONG);
          assertThat(in.modes).containsExactly(PowerMode.ACTIVE);
          in.nwp.driver().control().stop();
          assertThat(in.modes).last().isEqualTo(PowerMode.HIBERNATE);
          in.nwp.driver().control().start();
          assertThat(in.modes).last().isEqualTo(PowerMode.ACTIVE);
          assertThat(wlan.powerPolicy()).isEqualTo(PowerPolicy.ALWAYS_ON);
        });
  }

  @Test
  void a_policy_that_cannot_be_told_apart_and_one_without_figures_are_refused() throws Exception {
    CoprocessorSimulation.run(
        in -> {
          CoprocessorWlan wlan = in.nwp.driver().wlan();
          assertThatThrownBy(() -> wlan.use(PowerPolicy.LONG_SLEEP))
              .hasMessageContaining("long-sleep");
          assertThatThrownBy(() -> wlan.use(PowerPolicy.NORMAL)).hasMessageContaining("no figures");
          in.rtos.sleep(LONG);
          assertThat(in.modes).isEmpty();
        });
  }

  @Test
  void energy_is_supply_times_current_times_time() {
    assertThat(FIGURES.microjoules(PowerMode.ACTIVE, Duration.ofMillis(2))).isEqualTo(300.0);
    assertThatThrownBy(() -> new PowerFigures(3, Map.of(), Duration.ZERO, PowerPolicy.NORMAL))
        .hasMessageContaining("no figures for the mode active");
  }
}
