package org.wwep.emulator.world;

import org.jspecify.annotations.Nullable;
import org.wwep.rtos.Rtos;

/** A script as a task, and what it threw. */
final class Outcome implements Rtos.Work {
  private final World.Script script;
  private volatile @Nullable Throwable thrown;

  Outcome(World.Script script) {
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

  void rethrow() throws Exception {
    switch (thrown) {
      case null -> {}
      case Exception e -> throw e;
      case Error e -> throw e;
      case Throwable t -> throw new IllegalStateException(t);
    }
  }
}
