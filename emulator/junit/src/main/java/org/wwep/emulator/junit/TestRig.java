package org.wwep.emulator.junit;

/** What presses the buttons and reads the LEDs of a {@link WwepTest}. */
public enum TestRig {
  /** Everything simulated, in virtual time. */
  SIM,
  /** The emulated board, in real time, on real sockets. */
  EMULATED,
  /** The Linux kernel's simulated GPIO chip. */
  GPIO_SIM,
  /** Two spare pins of a Raspberry Pi, GPIO6 and GPIO27, wired to the button's and the LED's. */
  LOOPBACK,
  /** A board that is not part of this program, on a bench: {@link WwepTest#bench} says which. */
  EXTERNAL
}
