package org.wwep.emulator.scenario;

/**
 * An entry of {@code always}: a condition that has to hold for the whole run.
 *
 * @param name what the author calls it, or empty
 * @param condition what has to hold
 * @param at where it stands in the file
 */
public record AlwaysSpec(String name, AlwaysCondition condition, Position at) {
  /** Returns the author's name for it, or else its keyword. */
  public String label() {
    return name.isEmpty() ? condition.keyword() : name;
  }

  /** Returns it with its place, as failures name it: {@code always "at-rest" of line 7}. */
  public String words() {
    return "always \"" + label() + "\" of line " + at.line();
  }
}
