package org.wwep.emulator.scenario;

import java.util.List;

/** A command that is other steps, done in order, several times; each is done and told by itself. */
public interface StepGroup extends Command {
  /** Returns how often, 1 or more. */
  int times();

  /** Returns the steps. */
  List<Step> steps();

  @Override
  default void run(StepContext context) {
    throw new IllegalStateException("a group is done step by step, was " + this);
  }
}
