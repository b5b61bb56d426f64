package org.wwep.emulator.external;

import java.util.Locale;

/**
 * How a serial port is set: eight data bits always.
 *
 * @param baud bits a second, 50 to 4,000,000
 * @param parity the parity bit
 * @param stopBits 1 or 2
 * @param flow how either side holds the other back
 * @param dtr whether the line DTR is active while the console is open
 * @param rts whether the line RTS is active; of no effect where flow control has that line
 */
public record SerialSettings(
    int baud, Parity parity, int stopBits, FlowControl flow, boolean dtr, boolean rts) {
  /** The usual: 115200 8N1, no flow control, both lines active. */
  public static final SerialSettings DEFAULT =
      new SerialSettings(115_200, Parity.NONE, 1, FlowControl.NONE, true, true);

  private static final int SLOWEST = 50;
  private static final int FASTEST = 4_000_000;

  /** Checks the figures. */
  public SerialSettings {
    if (baud < SLOWEST || baud > FASTEST) {
      throw new IllegalArgumentException(
          "a speed is " + SLOWEST + " to " + FASTEST + " bits a second, was " + baud);
    }
    if (stopBits < 1 || stopBits > 2) {
      throw new IllegalArgumentException("stop bits are 1 or 2, was " + stopBits);
    }
  }

  /** Returns these at another speed. */
  public SerialSettings at(int speed) {
    return new SerialSettings(speed, parity, stopBits, flow, dtr, rts);
  }

  /** Returns whether this modem line is active while the console is open. */
  boolean active(ModemLine line) {
    return switch (line) {
      case DTR -> dtr;
      case RTS -> rts;
    };
  }

  /** A line that a serial port has besides its data. */
  public enum ModemLine {
    /** Data terminal ready. */
    DTR,
    /** Request to send. */
    RTS
  }

  /** The parity bit. */
  public enum Parity {
    /** There is none. */
    NONE,
    /** The number of ones is even. */
    EVEN,
    /** The number of ones is odd. */
    ODD
  }

  /** How either side holds the other back. */
  public enum FlowControl {
    /** Not at all. */
    NONE,
    /** By the lines RTS and CTS. */
    RTS_CTS,
    /** By the characters XON and XOFF. */
    XON_XOFF;

    /** Returns the name used in scenarios, {@code rts-cts}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
