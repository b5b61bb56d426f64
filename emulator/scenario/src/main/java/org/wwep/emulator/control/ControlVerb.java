package org.wwep.emulator.control;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be asked for, and the fields that each has beside {@code do} and {@code id}. */
@SuppressWarnings("ImmutableEnumChecker") // List.of is never changed.
public enum ControlVerb {
  /** Says who is there; the first request of a connection. */
  HELLO("Says who is there; the first request of a connection.", "token", "version"),
  /** Starts a board. */
  START("Starts a board.", "rig", "seed", "scenario", "firmware"),
  /** Does a step of the scenario language. */
  STEP("Does a step of the scenario language.", "step"),
  /** Presses a button and lets it go. */
  PRESS("Presses a button and lets it go.", "device", "button", "hold", "bounce"),
  /** Holds a button down. */
  DOWN("Holds a button down.", "device", "button", "bounce"),
  /** Lets a button go. */
  UP("Lets a button go.", "device", "button", "bounce"),
  /** Types a line at a serial port. */
  TYPE("Types a line at a serial port.", "device", "text"),
  /** Gives or takes power. */
  POWER("Gives or takes power.", "device", "on"),
  /** Begins a fault. */
  FAULT("Begins a fault.", "name", "type", "stream", "toxicity", "attributes", "device"),
  /** Ends a fault, or all. */
  CLEAR_FAULT("Ends a fault, or all.", "name", "device"),
  /** Lets time pass. */
  ADVANCE("Lets time pass.", "time"),
  /** Waits for a text on the console, or for an LED. */
  WAIT(
      "Waits for a text on the console, or for an LED.", "device", "text", "led", "lit", "timeout"),
  /** Reads buttons and LEDs as levels of their pins. */
  PINS("Reads buttons and LEDs as levels of their pins.", "device"),
  /** Reads the LEDs. */
  LEDS("Reads the LEDs.", "device"),
  /** Reads a register of the server. */
  REGISTER("Reads a register of the server.", "device", "register"),
  /** Reads what was printed. */
  CONSOLE("Reads what was printed.", "device", "from"),
  /** Reads the frames. */
  FRAMES("Reads the frames.", "from"),
  /** Runs a scenario's file, beside the board. */
  RUN("Runs a scenario's file, beside the board.", "file", "seed", "rig"),
  /** Runs a scenario's file, and says in lines why it fails. */
  EXPLAIN("Runs a scenario's file, and says in lines why it fails.", "file", "seed", "rig"),
  /** Checks a scenario's file. */
  LINT("Checks a scenario's file.", "file"),
  /** Explores a scenario's chaos. */
  EXPLORE("Explores a scenario's chaos.", "file", "seeds", "first-seed"),
  /** Lists what runs and explorations of this connection have found. */
  FINDINGS("Lists what runs and explorations of this connection have found."),
  /** Ends the board. */
  STOP("Ends the board.");

  private final String sentence;
  private final List<String> fields;

  ControlVerb(String sentence, String... fields) {
    this.sentence = sentence;
    this.fields = List.of(fields);
  }

  /** Returns what it does, for whoever chooses. */
  public String sentence() {
    return sentence;
  }

  /** Returns its name in a request. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the fields that it may have. */
  public List<String> fields() {
    return fields;
  }

  static ControlVerb of(String word) throws ControlException {
    for (ControlVerb verb : values()) {
      if (verb.word().equals(word)) {
        return verb;
      }
    }
    throw ControlException.request(
        "'do' is one of "
            + Arrays.stream(values()).map(ControlVerb::word).collect(Collectors.joining(", ")));
  }
}
