package org.wwep.emulator.sim;

import org.jspecify.annotations.Nullable;
import org.wwep.rtos.Rtos;

/**
 * A script as a task, in virtual or in real time, and what it threw.
 *
 * <p>Asked for by another thread only once the task has ended.
 */
public final class ScriptResult implements Rtos.Work {
  private final Simulation.Script script;
  private volatile @Nullable Throwable thrown;

  /** Makes the task's work. */
  public ScriptResult(Simulation.Script script) {
    this.script = script;
  }

  // The script's outermost frame: whatever it threw is for who asked for the run.
  @Override
  public void run() {
    try {
      script.run();
    } catch (Throwable anything) {
      thrown = anything;
    }
  }

  /** Throws what the script threw, if anything. */
  public void rethrow() throws Exception {
    switch (thrown) {
      case null -> {}
      case Exception e -> throw e;
      case Error e -> throw e;
      case Throwable t -> throw new IllegalStateException(t);
    }
  }
}
