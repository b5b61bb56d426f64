package org.wwep.emulator.cli.terminal;

/** How a line stands out on a terminal: by the colours that every one of them has. */
public enum TextColour {
  /** As any other. */
  NONE(""),
  /** What went well. */
  GREEN("32"),
  /** What went wrong. */
  RED("1;31"),
  /** What may be trouble. */
  YELLOW("33"),
  /** What came from, or goes to, the network. */
  CYAN("36"),
  /** What matters less. */
  GREY("90"),
  /** What matters more. */
  BOLD("1");

  private static final String BEGIN = "\033[";
  private static final String END = "\033[0m";

  private final String code;

  TextColour(String code) {
    this.code = code;
  }

  /** Returns the text in this colour. */
  public String paint(String text) {
    return code.isEmpty() ? text : BEGIN + code + "m" + text + END;
  }

  /** Returns this colour, or none where there are none. */
  public TextColour ifStyled(boolean styled) {
    return styled ? this : NONE;
  }
}
