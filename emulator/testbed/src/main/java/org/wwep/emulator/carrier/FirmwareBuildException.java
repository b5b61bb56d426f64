package org.wwep.emulator.carrier;

import org.jspecify.annotations.Nullable;

/**
 * Firmware could not be built or loaded; the message says why, the compiler's lines with it, fit
 * for a terminal.
 */
public final class FirmwareBuildException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int MOST_LINES = 60;

  private final boolean ofMachine;

  /** Makes one about the firmware: its sources or its file are wrong. */
  public FirmwareBuildException(String message) {
    this(message, false, null);
  }

  /** Makes one about the machine: what it takes to build or run the firmware is not there. */
  public static FirmwareBuildException ofMachine(String message, Exception cause) {
    return new FirmwareBuildException(message, true, cause);
  }

  /** Makes one about the machine, without a cause below it. */
  public static FirmwareBuildException ofMachine(String message) {
    return new FirmwareBuildException(message, true, null);
  }

  private FirmwareBuildException(String message, boolean ofMachine, @Nullable Exception cause) {
    super(shown(message), cause);
    this.ofMachine = ofMachine;
  }

  /** Returns whether the machine lacks something, and the firmware may be right. */
  public boolean isOfMachine() {
    return ofMachine;
  }

  private static String shown(String message) {
    String[] lines = message.split("\n", -1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(lines.length, MOST_LINES); i++) {
      text.append(i == 0 ? "" : "\n").append(lines[i].replaceAll("[^\\P{C}\\t]", "?"));
    }
    return lines.length > MOST_LINES
        ? text.append("\n... and ")
            .append(lines.length - MOST_LINES)
            .append(" more lines")
            .toString()
        : text.toString();
  }
}
