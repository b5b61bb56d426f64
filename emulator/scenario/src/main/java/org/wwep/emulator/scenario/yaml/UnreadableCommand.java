package org.wwep.emulator.scenario.yaml;

import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.StepContext;

/** Stands for a command that could not be read, in a file whose problems say so. */
record UnreadableCommand() implements Command {
  @Override
  public String keyword() {
    return "";
  }

  @Override
  public void run(StepContext context) {
    throw new IllegalStateException("a file with problems is not run");
  }
}
