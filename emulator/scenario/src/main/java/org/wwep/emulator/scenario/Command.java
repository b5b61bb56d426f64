package org.wwep.emulator.scenario;

import java.time.Duration;
import java.util.List;

/**
 * What a step does.
 *
 * <p><b>Shape.</b> A record of what the file says, in {@code org.wwep.emulator.scenario.command}.
 * Its {@code device} is a device's id, or {@code id/button} where one client of several is meant,
 * filled in by the parser where the file may leave it out; where it is marked nullable, null stands
 * for every device. <b>Units.</b> Durations are of the rig's time, virtual time in the simulation.
 */
public interface Command {
  /** Returns the key that the command has in a file, {@code wait-serial}. */
  String keyword();

  /**
   * Does it.
   *
   * @throws StepFailedException if what it expects is not so
   * @throws IllegalArgumentException if the rig cannot do it
   */
  void run(StepContext context) throws StepFailedException, InterruptedException;

  /** Returns the time that it takes whatever happens. */
  default Duration leastTime() {
    return Duration.ZERO;
  }

  /** Returns how the contacts that it moves bounce. */
  default List<BounceSpec> bounces() {
    return List.of();
  }
}
