package org.wwep.emulator.rig;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.testbed.BoardHarness;
import org.wwep.emulator.testbed.HarnessFactory;
import org.wwep.hal.Board;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.ButtonConfig;
import org.wwep.hal.Edge;
import org.wwep.hal.HalException;
import org.wwep.hal.LedConfig;
import org.wwep.hal.Level;
import org.wwep.hal.MacAddress;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Task;

/**
 * The rig {@code gpio-sim}: the firmware has the kernel's real character device through Pi4J, and
 * the lines behind it are moved and watched through the kernel's simulated chip.
 */
public final class GpioSimHarnessFactory implements HarnessFactory {
  /** How often the LEDs are looked at: sysfs tells nobody. */
  private static final Duration LOOK = Duration.ofMillis(1);

  private final Rtos rtos;
  private final SimulatedChip chip;
  private final ExclusiveBoard boards = new ExclusiveBoard("gpio-sim");

  private GpioSimHarnessFactory(Rtos rtos, SimulatedChip chip) {
    this.rtos = rtos;
    this.chip = chip;
  }

  /**
   * Returns what makes the bench.
   *
   * @param chip the name of the chip, or null for the only simulated one
   */
  public static HarnessFactory.Opener on(@Nullable String chip) {
    return rtos -> new GpioSimHarnessFactory(rtos, SimulatedChip.find(Path.of("/sys"), chip));
  }

  @Override
  public BoardHarness boardHarness(BoardConfig config, MacAddress mac, InstantSource clock)
      throws HalException {
    for (ButtonConfig button : config.buttons()) {
      chip.check(button.pin());
      // Its own pull is the simulated chip's to say: nobody presses yet.
      chip.pull(button.pin(), button.idleLevel());
    }
    for (LedConfig led : config.leds()) {
      chip.check(led.pin());
    }
    return new GpioSimHarness(config, boards.open(config.withChip(chip.name()), mac, clock));
  }

  @Override
  public boolean takesGpioFaults() {
    return false;
  }

  @Override
  public void close() {}

  private final class GpioSimHarness implements ObservedHarness {
    private final BoardConfig config;
    private final EdgeMonitor board;
    private final LedHistory ledHistory = new LedHistory();
    private final ContactDriver contact;
    private final Task look;

    GpioSimHarness(BoardConfig config, Board board) {
      this.config = config;
      this.board = new EdgeMonitor(board, rtos);
      this.contact = new ContactDriver(this.board, rtos);
      this.look = rtos.spawn("lights", this::look);
    }

    private void look() throws InterruptedException {
      while (true) {
        for (LedConfig led : config.leds()) {
          ledHistory.see(led.id(), rtos.now(), chip.level(led.pin()));
        }
        rtos.sleep(LOOK);
      }
    }

    @Override
    public Board board() {
      return board;
    }

    @Override
    public void play(String id, List<Edge> edges) {
      Optional<ButtonConfig> moved =
          config.buttons().stream().filter(one -> one.id().equals(id)).findFirst();
      contact.play(id, edges, level -> chip.pull(moved.orElseThrow().pin(), level));
    }

    @Override
    public Level led(String id) {
      return chip.level(
          config.leds().stream()
              .filter(led -> led.id().equals(id))
              .findFirst()
              .orElseThrow()
              .pin());
    }

    @Override
    public LedHistory lights() {
      return ledHistory;
    }

    @Override
    public void close() {
      look.cancel();
      board.close();
    }
  }
}
