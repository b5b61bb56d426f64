package org.wwep.emulator.rig;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.ButtonConfig;
import org.wwep.hal.Drive;
import org.wwep.hal.LedConfig;
import org.wwep.hal.Level;
import org.wwep.hal.MacAddress;
import org.wwep.hal.Pin;
import org.wwep.hal.Pull;

/**
 * The lines of a bench that are wired to a board under test.
 *
 * @param contacts what presses
 * @param lights what looks at LEDs
 * @param switches what switches power, or holds the board in reset
 */
public record BenchLines(List<Contact> contacts, List<Light> lights, List<LedConfig> switches) {
  private static final String CONTACT = "press-";
  private static final String LIGHT = "look-";

  /**
   * An output that is wired to a button's line.
   *
   * @param button the button's id
   * @param line the output
   * @param activeLow whether the button is down at the low level
   * @param drive how it presses; a line that lets go leaves the board's own pull
   * @param inputAtEnd whether it is an input at the end, or driven on at the released level
   */
  public record Contact(
      String button, Pin line, boolean activeLow, Drive drive, boolean inputAtEnd) {
    /** Makes one that is an input at the end. */
    public Contact(String button, Pin line, boolean activeLow, Drive drive) {
      this(button, line, activeLow, drive, true);
    }

    /** Returns it with another end. */
    public Contact withInputAtEnd(boolean input) {
      return new Contact(button, line, activeLow, drive, input);
    }

    /** Returns the level of a button that is down. */
    public Level activeLevel() {
      return activeLow ? Level.LOW : Level.HIGH;
    }

    private LedConfig output() {
      return new LedConfig(CONTACT + button, line, activeLow, drive, inputAtEnd);
    }
  }

  /**
   * An input that is wired to an LED's line.
   *
   * @param led the LED's id
   * @param line the input
   * @param activeLow whether the LED is lit at the low level
   */
  public record Light(String led, Pin line, boolean activeLow) {
    private ButtonConfig input() {
      return new ButtonConfig(LIGHT + led, line, Pull.NONE, activeLow);
    }
  }

  /** Copies the lists. */
  public BenchLines {
    contacts = List.copyOf(contacts);
    lights = List.copyOf(lights);
    switches = List.copyOf(switches);
  }

  /** Returns whether there is none. */
  public boolean isEmpty() {
    return contacts.isEmpty() && lights.isEmpty() && switches.isEmpty();
  }

  /** Returns all of them. */
  public List<Pin> pins() {
    return config(MacAddress.fromSeed(0), null).pins();
  }

  /** Returns the name that the line of a button has on the bench's board. */
  static String contact(String button) {
    return CONTACT + button;
  }

  /** Returns the name that the line of an LED has on the bench's board. */
  static String light(String led) {
    return LIGHT + led;
  }

  /**
   * Returns what the bench's board is opened with.
   *
   * @param chip the GPIO chip of lines that name none, or null
   * @throws IllegalArgumentException if a line is used twice
   */
  public BoardConfig config(MacAddress mac, @Nullable String chip) {
    List<LedConfig> outputs = new ArrayList<>(contacts.stream().map(Contact::output).toList());
    outputs.addAll(switches);
    return new BoardConfig(lights.stream().map(Light::input).toList(), outputs, mac, chip);
  }
}
