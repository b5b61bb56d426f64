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
 * @param reply what the device hears of the server, {@code A} or {@code X}; null also matches a
 *     frame whose device hears nothing
 * @param answer what the server answers, whether the device hears it or not
 */
public record FrameMatch(
    @Nullable String device,
    @Nullable Character command,
    @Nullable Integer register,
    @Nullable Integer value,
    @Nullable Character reply,
    @Nullable Character answer) {
  /** Checks the letters and ranges. */
  public FrameMatch {
    if (command != null && command != 'W' && command != 'R') {
      throw new IllegalArgumentException("a frame's command is W or R, was '" + command + "'");
    }
    letter("a reply", reply);
    letter("an answer", answer);
    if (register != null) {
      Ranges.within("a register", register, 0, 0xFF);
    }
    if (value != null) {
      Ranges.within("a value", value, 0, 0xFFFF);
    }
  }

  private static void letter(String what, @Nullable Character letter) {
    if (letter != null && letter != 'A' && letter != 'X') {
      throw new IllegalArgumentException(what + " begins with A or X, was '" + letter + "'");
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
    if (answer != null) {
      words.append(" answer=").append(answer);
    }
    return words.toString();
  }
}
