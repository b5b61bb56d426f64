package org.wwep.value;

/** Names that somebody gives to things, and that others will read in one line. */
public final class NameCheck {
  private NameCheck() {}

  /**
   * Returns the name.
   *
   * @param what what is named, such as {@code the name of a proxy}
   * @throws IllegalArgumentException if it is blank, or has a control character such as NUL
   */
  public static String of(String what, String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException(what + " is not blank, was '" + name + "'");
    }
    for (int at = 0; at < name.length(); at++) {
      if (Character.isISOControl(name.charAt(at))) {
        throw new IllegalArgumentException(
            "%s has no control characters, was U+%04X at %d"
                .formatted(what, (int) name.charAt(at), at + 1));
      }
    }
    return name;
  }
}
