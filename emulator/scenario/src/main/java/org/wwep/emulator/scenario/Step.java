package org.wwep.emulator.scenario;

/**
 * One step of a scenario.
 *
 * @param name what the author calls it, or empty; steps may share a name
 * @param command what it does
 * @param at where it stands in the file
 */
public record Step(String name, Command command, Position at) {
  /** Returns the author's name for it, or else the command's keyword. */
  public String label() {
    return name.isEmpty() ? command.keyword() : name;
  }
}
