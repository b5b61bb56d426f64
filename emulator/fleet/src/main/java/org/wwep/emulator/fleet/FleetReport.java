package org.wwep.emulator.fleet;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wwep.value.Shard;

/**
 * What a fleet did, and what became of it.
 *
 * @param server the server, as messages have it
 * @param firmware what ran on the devices, or null for the bare protocol
 * @param secure whether TLS was laid over connections
 * @param keepAlive whether a device had one connection for all presses
 * @param transport how the system was asked
 * @param model when devices pressed, in words
 * @param scenario the digest of the list that devices pressed by, or null if there was none
 * @param seed what decided the devices' order and first numbers
 * @param shard which part of the fleet it is
 * @param ids how many devices share an ID
 * @param planned how long presses were to be due
 * @param took how long they were, until the last one ended
 * @param interrupted whether it was stopped before
 * @param fullHandshakes how many TLS handshakes resumed nothing
 * @param healthy the devices without faults
 * @param faulty those with faults in their connections, or null if there are none
 */
public record FleetReport(
    String server,
    @Nullable String firmware,
    boolean secure,
    boolean keepAlive,
    String transport,
    String model,
    @Nullable String scenario,
    long seed,
    Shard shard,
    IdCollisions ids,
    Duration planned,
    Duration took,
    boolean interrupted,
    long fullHandshakes,
    FleetCohort healthy,
    @Nullable FleetCohort faulty) {
  /** Returns what connections there were, in words. */
  public String connections() {
    return (secure ? "TLS" : "open")
        + ", "
        + (keepAlive ? "a connection for each device" : "a connection for each press");
  }

  /** Returns what became of the presses and registers of devices without faults. */
  public FleetTally tally() {
    return healthy.tally();
  }

  /** Returns how long each part of their presses took. */
  public LegHistograms legs() {
    return healthy.legs();
  }

  /** Returns what became of all presses and registers. */
  public FleetTally all() {
    FleetTally all = new FleetTally();
    all.add(healthy.tally());
    if (faulty != null) {
      all.add(faulty.tally());
    }
    return all;
  }

  /** Returns the acknowledged presses a second, of devices without faults. */
  public double rate() {
    double seconds = took.toNanos() / 1e9;
    return seconds == 0 ? 0 : tally().acknowledgedPresses() / seconds;
  }

  /** Returns whether no press was lost, duplicated or turned back, as far as it was looked at. */
  public boolean isSound() {
    return all().broken() == 0;
  }

  /**
   * Counts the presses that failed without a fault of ours, and the registers that could not be
   * read; of a run that was stopped, which has a moment to read them, the presses alone.
   */
  public long errors() {
    return tally().failedPresses() + (interrupted ? 0 : all().judged(RegisterVerdict.UNREAD));
  }
}
