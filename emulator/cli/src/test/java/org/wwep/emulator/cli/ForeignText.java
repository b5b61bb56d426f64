package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.wwep.net.TerminalText;

/** Text that paints, turns, splits and floods the terminal of whoever prints it as it is. */
final class ForeignText {
  /** A name of a reasonable length. */
  static final String NAME =
      "a\u001b[31m\u0007\r\nFORGED line\u0085\u2028FORGED too\u202eesrever\u200b\u0000z";

  /** The same, and a megabyte behind it. */
  static final String MEGABYTE = NAME + "x".repeat(1 << 20);

  private static final int LONGEST_LINE = 20_000;

  private ForeignText() {}

  /** Fails if an output has anything of it raw. */
  static void isNotIn(String output) {
    assertThat(output).as("an output").isNotBlank();
    output
        .lines()
        .forEach(
            line -> {
              assertThat(line).as("a line of its own").doesNotStartWith("FORGED");
              assertThat(line.length()).as("the length of a line").isLessThan(LONGEST_LINE);
            });
    assertThat(output.codePoints().filter(c -> c != '\n' && !TerminalText.isShown(c)).toArray())
        .as(() -> "what has no shape in " + TerminalText.of(output, 2000))
        .isEmpty();
  }
}
