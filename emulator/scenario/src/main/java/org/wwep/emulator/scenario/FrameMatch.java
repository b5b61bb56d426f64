package org.wwep.emulator.scenario;

import org.jspecify.annotations.Nullable;
import org.wwep.value.Ranges;

/**
 * Which frames a step is about; what is null may be anything.
 *
 * @param device the id of the device that sends it, or null for any
 * @param command {@code W} or {@code R}
 * @param register 0 to 255
 * @param value 0 to 65535
 * @param reply how the server answers it, {@code A} or {@code X}; null also matches a frame without
 *     any answer
 */
public record FrameMatch(
    @Nullable String device,
    @Nullable Character command,
    @Nullable Integer register,
    @Nullable Integer value,
    @Nullable Character reply) {
  /** Checks the letters and ranges. */
  public FrameMatch {
    if (command != null && command != 'W' && command != 'R') {
      throw new IllegalArgumentException("a frame's command is W or R, was '" + command + "'");
    }
    if (reply != null && reply != 'A' && reply != 'X') {
      throw new IllegalArgumentException("a reply begins with A or X, was '" + reply + "'");
    }
    if (register != null) {
      Ranges.within("a register", register, 0, 0xFF);
    }
    if (value != null) {
      Ranges.within("a value", value, 0, 0xFFFF);
    }
  }

  /** Returns a few words for a person, {@code W register=05 value=0001 reply=A}. */
  @Override
  public String toString() {
    StringBuilder words = new StringBuilder(command == null ? "frame" : command.toString());
    if (register != null) {
      words.append(" register=%02X".formatted(register));
    }
    if (value != null) {
      words.append(" value=%04X".formatted(value));
    }
    if (reply != null) {
      words.append(" reply=").append(reply);
    }
    return words.toString();
  }
}
