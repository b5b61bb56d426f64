package org.wwep.emulator.rig;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.testbed.BoardHarness;
import org.wwep.emulator.testbed.HarnessFactory;
import org.wwep.hal.Board;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.Button;
import org.wwep.hal.ButtonConfig;
import org.wwep.hal.Edge;
import org.wwep.hal.HalException;
import org.wwep.hal.LedConfig;
import org.wwep.hal.Level;
import org.wwep.hal.MacAddress;
import org.wwep.hal.Pin;
import org.wwep.hal.Pull;
import org.wwep.hal.Remedy;
import org.wwep.rtos.Rtos;

/**
 * The rig {@code loopback}: two spare pins of the same board, one wired to the button's pin, to
 * press, one to the LED's, to look.
 *
 * <p>One board has all four lines, since Pi4J keeps one chip for the whole process; the firmware
 * finds its own among them by their ids.
 */
public final class LoopbackHarnessFactory implements HarnessFactory {
  /** Presses unless told otherwise: beside the default button's pin on the header. */
  public static final Pin PRESSES = new Pin(6);

  /** Looks unless told otherwise: beside the default LED's pin on the header. */
  public static final Pin LOOKS = new Pin(27);

  private static final String CONTACT_DRIVE = "loopback-contact";
  private static final String LED_SENSE = "loopback-led";

  private final Rtos rtos;
  private final Pin presses;
  private final Pin looks;
  private final @Nullable String chip;
  private final ExclusiveBoard boards = new ExclusiveBoard("loopback");

  private LoopbackHarnessFactory(Rtos rtos, Pin presses, Pin looks, @Nullable String chip) {
    this.rtos = rtos;
    this.presses = presses;
    this.looks = looks;
    this.chip = chip;
  }

  /**
   * Returns what makes the bench.
   *
   * @param presses the pin wired to the button's
   * @param looks the pin wired to the LED's
   * @param chip the GPIO chip, or null for the board's own
   */
  public static HarnessFactory.Opener on(Pin presses, Pin looks, @Nullable String chip) {
    return rtos -> new LoopbackHarnessFactory(rtos, presses, looks, chip);
  }

  @Override
  public BoardHarness boardHarness(BoardConfig config, MacAddress mac, InstantSource clock)
      throws HalException {
    if (config.buttons().size() != 1 || config.leds().size() != 1) {
      throw new HalException(
          HalException.Problem.DRIVER,
          "the rig loopback has wires for one button and one LED, and the scenario more",
          new Remedy.Setting(ExclusiveBoard.RIG, "gpio-sim", "sim", "emulated"));
    }
    ButtonConfig button = config.buttons().getFirst();
    LedConfig led = config.leds().getFirst();
    // An output that is "lit" at the level of a pressed button, and an input that never pulls.
    LedConfig drive = new LedConfig(CONTACT_DRIVE, presses, button.activeLow());
    ButtonConfig sense = new ButtonConfig(LED_SENSE, looks, Pull.NONE, false);
    BoardConfig all;
    try {
      all =
          new BoardConfig(
              Stream.concat(config.buttons().stream(), Stream.of(sense)).toList(),
              Stream.concat(config.leds().stream(), Stream.of(drive)).toList(),
              config.mac(),
              chip);
    } catch (IllegalArgumentException e) {
      throw new HalException(
          HalException.Problem.WRONG_PIN,
          "the rig's pins are in the way: " + e.getMessage(),
          new Remedy.Setting("rig's pins"));
    }
    return new LoopbackHarness(boards.open(all, mac, clock), button, led);
  }

  @Override
  public boolean takesGpioFaults() {
    return false;
  }

  @Override
  public void close() {}

  private final class LoopbackHarness implements ObservedHarness {
    private final EdgeMonitor board;
    private final ButtonConfig button;
    private final LedConfig led;
    private final LedHistory ledHistory = new LedHistory();
    private final ContactDriver contact;

    LoopbackHarness(Board board, ButtonConfig button, LedConfig led) {
      this.board = new EdgeMonitor(board, rtos);
      this.contact = new ContactDriver(this.board, rtos);
      this.button = button;
      this.led = led;
      Button sense = board.button(LED_SENSE);
      sense.listen(edge -> ledHistory.see(led.id(), edge.at(), edge.level()));
      ledHistory.see(led.id(), rtos.now(), sense.level());
    }

    @Override
    public Board board() {
      return board;
    }

    @Override
    public void play(String id, List<Edge> edges) {
      contact.play(id, edges, level -> board.led(CONTACT_DRIVE).set(level == button.activeLevel()));
    }

    @Override
    public Level led(String id) {
      return board.button(LED_SENSE).level();
    }

    @Override
    public LedHistory lights() {
      return ledHistory;
    }

    @Override
    public List<Change> changes(String id) {
      return ledHistory.changes(led.id());
    }

    @Override
    public void close() {
      board.close();
    }
  }
}
