package org.wwep.emulator.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.external.ExternalImage;
import org.wwep.hal.Edge;
import org.wwep.hal.Level;
import org.wwep.hal.MacAddress;
import org.wwep.hal.Pin;
import org.wwep.hal.emulated.EmulatedBoard;

class LoopMeasurementTest {
  private static final Duration WIRE = Duration.ofSeconds(3);

  private static ExternalImage.LineOpener lines(boolean joined) {
    return (config, clock) -> {
      EmulatedBoard lines = new EmulatedBoard(config, clock, MacAddress.fromSeed(1));
      if (joined) {
        lines
            .led("press-loop")
            .onChange(
                change ->
                    lines
                        .button("look-loop")
                        .play(
                            new Edge(
                                change.at().plus(WIRE), change.lit() ? Level.HIGH : Level.LOW)));
      }
      return lines;
    };
  }

  @Test
  void the_latency_is_from_the_press_to_the_edge_that_the_kernel_saw() throws Exception {
    LatencySummary summary = new LoopMeasurement(new Pin(5), new Pin(6), null).run(lines(true), 10);
    assertThat(summary.count()).isEqualTo(10);
    assertThat(summary.median()).isBetween(WIRE, WIRE.plusMillis(500));
    assertThat(summary.max()).isGreaterThanOrEqualTo(summary.p95());
  }

  @Test
  void lines_that_are_not_joined_are_told() {
    assertThatExceptionOfType(LoopMeasurement.NoEdgeException.class)
        .isThrownBy(() -> new LoopMeasurement(new Pin(5), new Pin(6), null).run(lines(false), 10))
        .withMessage("no edge on GPIO6 within 1s: GPIO5 was put at high, and GPIO6 reads low");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LoopMeasurement(new Pin(5), new Pin(5), null))
        .withMessage("a loop joins two lines, was GPIO5 twice");
  }

  @Test
  void the_figures_are_those_of_the_nearest_rank() {
    List<Duration> latencies =
        new ArrayList<>(IntStream.rangeClosed(1, 100).mapToObj(Duration::ofMillis).toList());
    Collections.reverse(latencies);
    LatencySummary hundred = LatencySummary.of(latencies);
    assertThat(hundred.median()).isEqualTo(Duration.ofMillis(50));
    assertThat(hundred.p95()).isEqualTo(Duration.ofMillis(95));
    assertThat(hundred.max()).isEqualTo(Duration.ofMillis(100));
    assertThat(LatencySummary.of(List.of(Duration.ofMillis(7))).p95())
        .isEqualTo(Duration.ofMillis(7));
    assertThatIllegalArgumentException().isThrownBy(() -> LatencySummary.of(List.of()));
  }
}
