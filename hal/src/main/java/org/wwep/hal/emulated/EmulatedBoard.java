package org.wwep.hal.emulated;

import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.hal.Board;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.MacAddress;

/**
 * A board without hardware, whose buttons are {@linkplain EmulatedButton#play played} and whose
 * LEDs {@linkplain EmulatedLed#history remember}.
 *
 * <p>Threads: one thread plays the buttons (a key press, a script), another runs the firmware; any
 * thread may read and close. No lock is held while a listener or an observer runs.
 */
public final class EmulatedBoard implements Board {
  /** The MAC address of a board that is given none: always the same, so that runs compare. */
  public static final MacAddress DEFAULT_MAC = MacAddress.fromSeed(1);

  private final MacAddress mac;
  private final List<EmulatedButton> buttons;
  private final List<EmulatedLed> leds;

  /** Makes a board whose own MAC address is {@link #DEFAULT_MAC}. */
  public EmulatedBoard(BoardConfig config, InstantSource clock) {
    this(config, clock, DEFAULT_MAC);
  }

  /**
   * Makes a board.
   *
   * @param config the parts; its MAC address, if any, goes before the board's own
   * @param clock what stamps the history of the LEDs
   * @param ownMac the board's own MAC address
   */
  public EmulatedBoard(BoardConfig config, InstantSource clock, MacAddress ownMac) {
    this(config, clock, ownMac, EmulatedLed.HISTORY);
  }

  /**
   * Makes a board that remembers less, for worlds of many boards.
   *
   * @param history how many changes each LED keeps, 1 or more
   */
  public EmulatedBoard(BoardConfig config, InstantSource clock, MacAddress ownMac, int history) {
    if (history < 1) {
      throw new IllegalArgumentException("an LED keeps 1 change or more, was " + history);
    }
    @Nullable MacAddress configured = config.mac();
    mac = configured == null ? ownMac : configured;
    buttons =
        List.of(config.buttons().stream().map(EmulatedButton::new).toArray(EmulatedButton[]::new));
    leds =
        List.of(
            config.leds().stream()
                .map(led -> new EmulatedLed(led, clock, history))
                .toArray(EmulatedLed[]::new));
  }

  @Override
  public String description() {
    return "emulated board";
  }

  @Override
  public MacAddress mac() {
    return mac;
  }

  @Override
  public List<EmulatedButton> buttons() {
    return buttons;
  }

  @Override
  public List<EmulatedLed> leds() {
    return leds;
  }

  @Override
  public EmulatedButton button(String id) {
    return (EmulatedButton) Board.super.button(id);
  }

  @Override
  public EmulatedLed led(String id) {
    return (EmulatedLed) Board.super.led(id);
  }

  @Override
  public void close() {
    buttons.forEach(EmulatedButton::disconnect);
    leds.forEach(EmulatedLed::disconnect);
  }
}
