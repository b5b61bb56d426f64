package org.wwep.emulator.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wwep.hal.Board;
import org.wwep.hal.BoardBackend;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.Boards;
import org.wwep.hal.HalException;
import org.wwep.hal.HalException.Problem;
import org.wwep.hal.Remedy;
import org.wwep.hal.emulated.EmulatedBoard;

/** Which driver a bench's lines are claimed through, and what is said when that cannot be. */
class KernelLinesTest {
  private static final BoardConfig CONFIG = BoardConfig.defaults();

  /** Stands for Pi4J, which only a Raspberry Pi has. */
  private record Pi(boolean refuses) implements BoardBackend {
    @Override
    public String name() {
      return "pi4j";
    }

    @Override
    public int rank() {
      return 200;
    }

    @Override
    public Availability probe(BoardConfig config) {
      return new Availability(true, true, "it is a stand-in");
    }

    @Override
    public Board open(BoardConfig config, InstantSource clock) throws HalException {
      if (refuses) {
        throw new HalException(
            Problem.DRIVER,
            "both directions alone",
            new Remedy.Setting(Remedy.BACKEND, "cdev", "emulated"));
      }
      return new EmulatedBoard(config, clock);
    }
  }

  private static void assertRefused(KernelLines lines, String fact, String... remedies) {
    assertThatExceptionOfType(HalException.class)
        .isThrownBy(() -> lines.open(CONFIG, InstantSource.system()))
        .satisfies(
            e -> {
              assertThat(e.fact()).isEqualTo(fact);
              assertThat(e.remedies().stream().map(Remedy::text)).containsExactly(remedies);
            });
  }

  @Test
  void a_bench_may_have_its_lines_through_pi4j() throws Exception {
    KernelLines lines = new KernelLines(PinDriver.PI4J, new Boards(List.of(new Pi(false))));
    try (Board board = lines.open(CONFIG, InstantSource.system())) {
      assertThat(board.leds()).hasSize(1);
    }
  }

  @Test
  void what_it_cannot_is_told_with_the_driver_that_can() {
    assertRefused(
        new KernelLines(PinDriver.PI4J, new Boards(List.of(new Pi(true)))),
        "both directions alone",
        "remove 'hal: pi4j': the character device can");
    assertRefused(
        new KernelLines(PinDriver.PI4J, new Boards(List.of())),
        "Pi4J is not installed",
        "add the artifact wwep-hal-pi4j, or remove 'hal: pi4j'");
  }
}
