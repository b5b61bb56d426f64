package org.wwep.value;

import java.util.regex.Pattern;

/** Words as a shell takes them, for commands that a person types again. */
public final class ShellWord {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/@%+=:,-]+");

  private ShellWord() {}

  /**
   * Returns a word as it is, or in quotes if it has anything that a shell would not leave alone.
   */
  public static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
