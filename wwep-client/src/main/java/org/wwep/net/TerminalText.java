package org.wwep.net;

/**
 * Text that somebody else wrote, such as a name in a certificate or a reply, made fit for one line
 * on a terminal.
 *
 * <p><b>Shape</b>: what has no shape of its own is written as an escape, such as {@code \x1B} or
 * {@code \u202E}: control characters, line ends, marks that turn the direction of writing, halves
 * of characters. Nothing is dropped without a sign.
 */
public final class TerminalText {
  /** How many characters are shown unless told otherwise. */
  public static final int USUAL = 200;

  private static final int ONE_BYTE = 0xFF;
  private static final int TWO_BYTES = 0xFFFF;

  private TerminalText() {}

  /** Returns the text on one line of at most {@link #USUAL} characters. */
  public static String of(String text) {
    return of(text, USUAL);
  }

  /**
   * Returns the text on one line; what is cut off is three dots.
   *
   * @param most how many characters, 3 or more
   */
  public static String of(String text, int most) {
    if (most < 3) {
      throw new IllegalArgumentException("a text has room for 3 characters or more, was " + most);
    }
    if (text.length() <= most && text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      return text;
    }
    StringBuilder line = new StringBuilder(Math.min(text.length(), most));
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      String shown = isShown(c) ? Character.toString(c) : escape(c);
      at += Character.charCount(c);
      int room = at == text.length() ? most : most - 3;
      if (line.length() + shown.length() > room) {
        return fits(text, at, line, shown, most) ? line.toString() : line + "...";
      }
      line.append(shown);
    }
    return line.toString();
  }

  /**
   * Adds the rest if it fits to the last character, so that three dots stand for more than that.
   */
  private static boolean fits(String text, int at, StringBuilder line, String shown, int most) {
    StringBuilder rest = new StringBuilder(shown);
    text.substring(at)
        .codePoints()
        .limit(most)
        .forEach(c -> rest.append(isShown(c) ? Character.toString(c) : escape(c)));
    if (line.length() + rest.length() > most) {
      return false;
    }
    line.append(rest);
    return true;
  }

  /** Returns whether a character has a shape of its own, and does nothing else to a line. */
  public static boolean isShown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> false;
      case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
      case Character.PRIVATE_USE -> false;
      default -> true;
    };
  }

  private static String escape(int c) {
    if (c <= ONE_BYTE) {
      return "\\x%02X".formatted(c);
    }
    return c <= TWO_BYTES ? "\\u%04X".formatted(c) : "\\u{%X}".formatted(c);
  }
}
