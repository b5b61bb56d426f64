package org.wwep.emulator.scenario;

/**
 * An entry of {@code sometimes}: what a search has to see at least once, or it proves little.
 *
 * @param name what the author calls it, or empty
 * @param condition what has to be seen
 * @param at where it stands in the file
 */
public record SometimesSpec(String name, SometimesCondition condition, Position at) {
  /** Returns the author's name for it, or else its keyword and line: no two share it. */
  public String label() {
    return name.isEmpty() ? "%s of line %d".formatted(condition.keyword(), at.line()) : name;
  }
}
