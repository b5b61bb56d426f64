package org.wwep.emulator.sim;

/**
 * A world that cannot go on: a task failed, blocks elsewhere, never blocks, or everybody waits for
 * something that will not come. The message names the task.
 */
public final class SimulationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes one from one clause or more for a person. */
  public SimulationException(String message) {
    super(message);
  }

  /** Makes one that something else caused. */
  public SimulationException(String message, Throwable cause) {
    super(message, cause);
  }
}
