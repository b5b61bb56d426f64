package org.wwep.emulator.scenario;

import java.util.Locale;

/** What presses the buttons and reads the LEDs. */
public enum Rig {
  /** Everything simulated, in virtual time. */
  SIM,
  /** The emulated board, in real time, on real sockets. */
  EMULATED,
  /** The Linux kernel's simulated GPIO chip. */
  GPIO_SIM,
  /** Two spare pins of a Raspberry Pi, wired to the button's and the LED's. */
  LOOPBACK,
  /** An operator at a real board. */
  HUMAN,
  /** Boards that are not part of this program, on a bench. */
  EXTERNAL;

  /** Returns the name used in scenarios. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
