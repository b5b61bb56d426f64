package org.wwep.emulator.scenario;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What to look for on a serial console.
 *
 * @param text the text itself, or a regular expression; not empty
 * @param regex whether it is a regular expression, in the syntax of {@link Pattern}
 */
public record SerialText(String text, boolean regex) {
  /** The longest regular expression; much longer ones can exhaust the stack of its compiler. */
  public static final int MOST_REGEX = 1000;

  /** Checks the regular expression. */
  public SerialText {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("the text to look for is empty");
    }
    if (regex) {
      if (text.length() > MOST_REGEX) {
        throw new IllegalArgumentException(
            "a regular expression has " + MOST_REGEX + " characters at most, was " + text.length());
      }
      try {
        Pattern.compile(text);
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException(
            "'" + text + "' is no regular expression: " + e.getDescription(), e);
      }
    }
  }

  /** Returns what finds it: {@code find()} on a matcher over what was printed. */
  public Pattern pattern() {
    return Pattern.compile(text, regex ? Pattern.MULTILINE : Pattern.LITERAL);
  }

  @Override
  public String toString() {
    return regex ? "/" + text + "/" : "'" + text + "'";
  }
}
