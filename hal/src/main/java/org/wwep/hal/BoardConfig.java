package org.wwep.hal;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a board and the pins they are wired to.
 *
 * @param buttons where the buttons are; firmware of the course needs one
 * @param leds where the LEDs are, likewise
 * @param mac the MAC address to report, or null for the board's own
 * @param chip the GPIO chip of pins that name none, {@code gpiochip1}, or null for the board's own
 */
public record BoardConfig(
    List<ButtonConfig> buttons,
    List<LedConfig> leds,
    @Nullable MacAddress mac,
    @Nullable String chip) {
  /** The default button pin: BCM 5, header pin 29. */
  public static final Pin BUTTON_PIN = new Pin(5);

  /** The default LED pin: BCM 17, header pin 11. */
  public static final Pin LED_PIN = new Pin(17);

  private static final BoardConfig DEFAULTS = oneButtonOneLed(BUTTON_PIN, LED_PIN);

  /** Makes one on the board's own GPIO chip. */
  public BoardConfig(List<ButtonConfig> buttons, List<LedConfig> leds, @Nullable MacAddress mac) {
    this(buttons, leds, mac, null);
  }

  /** Checks that there is a part, and that no pin and no part id is used twice. */
  public BoardConfig {
    buttons = List.copyOf(buttons);
    leds = List.copyOf(leds);
    if (buttons.isEmpty() && leds.isEmpty()) {
      throw new IllegalArgumentException("a board has a button or an LED at least");
    }
    Set<Pin> pins = new HashSet<>();
    pins(buttons, leds)
        .forEach(
            pin -> {
              if (!pins.add(pin.within(chip))) {
                throw new IllegalArgumentException(
                    pin + " is used twice: give each part its own pin");
              }
            });
    Set<String> ids = new HashSet<>();
    Stream.concat(buttons.stream().map(ButtonConfig::id), leds.stream().map(LedConfig::id))
        .forEach(
            id -> {
              if (!ids.add(id)) {
                throw new IllegalArgumentException("two parts are called '" + id + "'");
              }
            });
  }

  /** Returns the course's board: {@code btn1} to ground on BCM 5, {@code led1} on BCM 17. */
  public static BoardConfig defaults() {
    return DEFAULTS;
  }

  /** Returns a board with one button (btn1) and one LED (led1), both wired to ground. */
  public static BoardConfig oneButtonOneLed(Pin button, Pin led) {
    return new BoardConfig(
        List.of(ButtonConfig.toGround("btn1", button)),
        List.of(LedConfig.toGround("led1", led)),
        null);
  }

  private static Stream<Pin> pins(List<ButtonConfig> buttons, List<LedConfig> leds) {
    return Stream.concat(
        buttons.stream().map(ButtonConfig::pin), leds.stream().map(LedConfig::pin));
  }

  /** Returns the pins of all parts. */
  public List<Pin> pins() {
    return pins(buttons, leds).toList();
  }

  /** Returns the GPIO chips that are named, the usual one first. */
  public Set<String> chips() {
    Set<String> chips = new LinkedHashSet<>();
    Stream.concat(Stream.ofNullable(chip), pins().stream().map(Pin::chip).filter(Objects::nonNull))
        .forEach(chips::add);
    return chips;
  }

  /** Returns this configuration with that MAC address. */
  public BoardConfig withMac(@Nullable MacAddress mac) {
    return new BoardConfig(buttons, leds, mac, chip);
  }

  /** Returns this configuration on that GPIO chip. */
  public BoardConfig withChip(@Nullable String chip) {
    return new BoardConfig(buttons, leds, mac, chip);
  }
}
