package org.wwep.emulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.emulator.external.ExternalImage;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.FirmwareSpec;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.testbed.BoardDecorator;
import org.wwep.hal.Board;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.HalException;
import org.wwep.hal.MacAddress;
import org.wwep.hal.emulated.EmulatedBoard;

/** Every board's lines are closed, whatever breaks in a run. */
class LineReleaseTest {
  private static final MacAddress MAC = MacAddress.parse("02:00:00:00:00:01");

  private final Set<String> open = ConcurrentHashMap.newKeySet();

  /** Lines whose closing is seen, and may fail. */
  private final class ClosingBoard extends BoardDecorator {
    private final String name;
    private final boolean broken;

    ClosingBoard(String name, Board lines, boolean broken) {
      super(lines);
      this.name = name;
      this.broken = broken;
      open.add(name);
    }

    @Override
    public String description() {
      return name;
    }

    @Override
    public void close() {
      super.close();
      open.remove(name);
      if (broken) {
        throw new IllegalStateException("closing breaks");
      }
    }
  }

  private RunResult run(String steps, boolean closingBreaks, boolean secondIsTaken) {
    Scenario scenario =
        TestScenarios.scenario(
            "rig: external\ndevices:\n"
                + "- {id: a, external: {buttons: {btn1: {line: 6}}, leds: {led1: {line: 7}}}}\n"
                + "- {id: b, external: {buttons: {btn1: {line: 8}}, leds: {led1: {line: 9}}}}\n"
                + "steps:\n"
                + TestScenarios.lines(steps));
    return ScenarioRunner.run(
        RunRequest.of(scenario, Rig.EXTERNAL, 7)
            .withFirmware(
                device ->
                    new ExternalImage(
                        board(device).board(),
                        null,
                        (config, clock) -> lines(config, closingBreaks, secondIsTaken))));
  }

  private static FirmwareSpec.OnBench board(DeviceSpec device) {
    return (FirmwareSpec.OnBench) device.firmware();
  }

  private Board lines(BoardConfig config, boolean closingBreaks, boolean secondIsTaken)
      throws HalException {
    boolean first = config.pins().stream().anyMatch(pin -> pin.number() == 6);
    if (!first && secondIsTaken) {
      throw new HalException(HalException.Problem.LINE_BUSY, "line 8 is taken", "take another");
    }
    EmulatedBoard lines = new EmulatedBoard(config, java.time.InstantSource.system(), MAC);
    lines
        .led("press-btn1")
        .onChange(
            change -> {
              if (first && change.lit()) {
                throw new UncheckedIOException(new IOException("the chip is gone"));
              }
            });
    return new ClosingBoard(first ? "a" : "b", lines, first && closingBreaks);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "press: {device: a, part-id: btn1, bounce: none}",
        "expect-pin: {device: b, part-id: led1, value: 1}",
        "delay: 1ms"
      })
  void lines_are_closed_after_a_step_that_breaks_one_that_fails_and_none(String step) {
    RunResult result = run(step, false, false);
    assertThat(result.verdict().isPass()).isEqualTo(step.startsWith("delay"));
    assertThat(open).isEmpty();
  }

  @Test
  void closing_that_breaks_leaves_no_other_board_open() {
    try {
      RunResult result = run("delay: 1ms", true, false);
      assertThat(result.verdict().isPass()).isFalse();
    } catch (IllegalStateException e) {
      assertThat(e).hasMessageContaining("closing breaks");
    }
    assertThat(open).isEmpty();
  }

  @Test
  void a_board_that_is_not_available_has_the_one_before_it_closed() {
    assertThat(run("delay: 1ms", false, true).failure()).contains("line 8 is taken");
    assertThat(open).isEmpty();
  }
}
