package org.wwep.emulator.scenario.yaml;

/** Text of the user's, as it is quoted in a message. */
public final class QuotedText {
  private static final int MOST = 60;

  private QuotedText() {}

  /** Returns it, cut short if it would fill the terminal. */
  public static String of(String text) {
    if (text.length() <= MOST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(MOST - 4)) ? MOST - 4 : MOST - 3;
    return text.substring(0, end) + "...";
  }
}
