package org.wwep.emulator.control;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be asked for, and the fields that each has beside {@code do} and {@code id}. */
public enum ControlVerb {
  /** Says who is there; the first request of a connection. */
  HELLO("token", "version"),
  /** Starts a board. */
  START("rig", "seed", "scenario", "firmware"),
  /** Does a step of the scenario language. */
  STEP("step"),
  /** Presses a button and lets it go. */
  PRESS("device", "button", "hold", "bounce"),
  /** Holds a button down. */
  DOWN("device", "button", "bounce"),
  /** Lets a button go. */
  UP("device", "button", "bounce"),
  /** Types a line at a serial port. */
  TYPE("device", "text"),
  /** Gives or takes power. */
  POWER("device", "on"),
  /** Begins a fault. */
  FAULT("name", "type", "stream", "toxicity", "attributes", "device"),
  /** Ends a fault, or all. */
  CLEAR_FAULT("name", "device"),
  /** Lets time pass. */
  ADVANCE("time"),
  /** Waits for a text on the console, or for an LED. */
  WAIT("device", "text", "led", "lit", "timeout"),
  /** Reads buttons and LEDs as levels of their pins. */
  PINS("device"),
  /** Reads the LEDs. */
  LEDS("device"),
  /** Reads a register of the server. */
  REGISTER("device", "register"),
  /** Reads what was printed. */
  CONSOLE("device", "from"),
  /** Reads the frames. */
  FRAMES("from"),
  /** Runs a scenario's file, beside the board. */
  RUN("file", "seed", "rig"),
  /** Runs a scenario's file, and says in lines why it fails. */
  EXPLAIN("file", "seed", "rig"),
  /** Checks a scenario's file. */
  LINT("file"),
  /** Explores a scenario's chaos. */
  EXPLORE("file", "seeds", "first-seed"),
  /** Lists what runs and explorations of this connection have found. */
  FINDINGS(),
  /** Ends the board. */
  STOP();

  private final List<String> fields;

  ControlVerb(String... fields) {
    this.fields = List.of(fields);
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
