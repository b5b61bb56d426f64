package org.wwep.emulator.rig;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.testbed.BoardHarness;
import org.wwep.emulator.testbed.HarnessFactory;
import org.wwep.hal.Board;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.Button;
import org.wwep.hal.Edge;
import org.wwep.hal.HalException;
import org.wwep.hal.LedConfig;
import org.wwep.hal.Level;
import org.wwep.hal.MacAddress;
import org.wwep.rtos.Rtos;

/**
 * The rig {@code human}: a person presses when asked to, and says whether the LED is lit.
 *
 * <p>A person has no bounce to order and no milliseconds: what is waited for is that the button is
 * down, or up again.
 */
public final class HumanHarnessFactory implements HarnessFactory {
  private static final Duration LOOK = Duration.ofMillis(5);

  private final Rtos rtos;
  private final Operator operator;
  private final @Nullable String chip;
  private final ExclusiveBoard boards = new ExclusiveBoard("human");

  private HumanHarnessFactory(Rtos rtos, Operator operator, @Nullable String chip) {
    this.rtos = rtos;
    this.operator = operator;
    this.chip = chip;
  }

  /**
   * Returns what makes the bench.
   *
   * @param chip the GPIO chip, or null for the board's own
   */
  public static HarnessFactory.Opener with(Operator operator, @Nullable String chip) {
    return rtos -> new HumanHarnessFactory(rtos, operator, chip);
  }

  @Override
  public BoardHarness boardHarness(BoardConfig config, MacAddress mac, InstantSource clock)
      throws HalException {
    return new HumanHarness(config, boards.open(config.withChip(chip), mac, clock));
  }

  @Override
  public boolean takesGpioFaults() {
    return false;
  }

  @Override
  public void close() {}

  private final class HumanHarness implements ObservedHarness {
    /** What was answered about an LED, while the firmware had it so. */
    private record LedAnswer(boolean set, boolean lit) {}

    private final BoardConfig config;
    private final Board board;
    private final LedHistory ledHistory = new LedHistory();
    private final Map<String, LedAnswer> answers = new HashMap<>();

    HumanHarness(BoardConfig config, Board board) {
      this.config = config;
      this.board = board;
    }

    @Override
    public Board board() {
      return board;
    }

    @Override
    public void play(String id, List<Edge> edges) {
      Button button = board.button(id);
      boolean down = edges.getLast().level() == button.activeLevel();
      boolean wholePress = !down && !button.pressed();
      try {
        if (wholePress) {
          operator.ask("press " + id + " briefly");
          await(button, true);
          await(button, false);
        } else {
          operator.ask(down ? "press " + id + " and hold it" : "release " + id);
          await(button, down);
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }

    private void await(Button button, boolean pressed) throws InterruptedException {
      while (button.pressed() != pressed) {
        rtos.sleep(LOOK);
      }
    }

    /** Asked once for each state of the firmware's: a person is no oscilloscope. */
    @Override
    public Level led(String id) {
      LedConfig led =
          config.leds().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
      boolean set = board.led(id).lit();
      LedAnswer ledAnswer = answers.get(id);
      if (ledAnswer == null || ledAnswer.set() != set) {
        ledAnswer = new LedAnswer(set, asked(id, set));
        answers.put(id, ledAnswer);
      }
      ledHistory.see(id, rtos.now(), led.level(ledAnswer.lit()));
      return led.level(ledAnswer.lit());
    }

    private boolean asked(String id, boolean otherwise) {
      try {
        return operator.yes("is " + id + " lit?");
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return otherwise;
      }
    }

    @Override
    public LedHistory lights() {
      return ledHistory;
    }

    @Override
    public void close() {
      board.close();
    }
  }
}
