package org.wwep.emulator.fleet.agents;

import java.util.List;
import org.wwep.emulator.fleet.Fleet;
import org.wwep.emulator.fleet.FleetProgress;
import org.wwep.emulator.fleet.FleetReport;

/**
 * How a process runs a fleet: alone, or as one of several agents.
 *
 * <p><b>Shape</b>: made, run once, closed.
 */
public interface FleetRun extends AutoCloseable {
  /** A process that is the whole fleet, or a shard that others know nothing of. */
  FleetRun ALONE = fleet -> new Result(fleet.run(), List.of());

  /**
   * What is to be told in the end.
   *
   * @param report of this process's devices, or in the first agent of all
   * @param missing which agents have not reported, one line each
   */
  record Result(FleetReport report, List<String> missing) {
    /** Copies the list. */
    public Result {
      missing = List.copyOf(missing);
    }
  }

  /** Runs the fleet. */
  Result run(Fleet fleet) throws InterruptedException, AgentException;

  /** Ends the run early, wherever it is; any thread. */
  default void stop(Fleet fleet) {
    fleet.stop();
  }

  /** Returns how far it is, in all agents that this one knows of; any thread. */
  default FleetProgress progress(Fleet fleet) {
    return fleet.progress();
  }

  @Override
  default void close() {}
}
