package org.wwep.emulator.fault;

/**
 * Trouble with a board's pins.
 *
 * @param kind which
 */
public record GpioFault(Kind kind) implements Fault {
  /** Which trouble. */
  public enum Kind {
    /** Somebody else has the pin. */
    BUSY,
    /** There is no such chip or pin. */
    ABSENT,
    /** The user may not. */
    DENIED
  }
}
