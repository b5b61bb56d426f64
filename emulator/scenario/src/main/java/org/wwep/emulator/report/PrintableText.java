package org.wwep.emulator.report;

/** Text of users and devices, made fit for one line. */
final class PrintableText {
  private PrintableText() {}

  /** Returns the text on one line, with what has no shape on a terminal or in XML replaced. */
  static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.isWhitespace(c) ? ' ' : c)
        .forEach(c -> line.appendCodePoint(shown(c) ? c : '\uFFFD'));
    return line.toString();
  }

  /** Returns the text with at most so many characters; what is cut off is three dots. */
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
    return text.substring(0, end) + "\u2026";
  }

  private static boolean shown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> false;
      // Marks that turn the direction of writing could make a line read as another one.
      case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
      default -> true;
    };
  }
}
