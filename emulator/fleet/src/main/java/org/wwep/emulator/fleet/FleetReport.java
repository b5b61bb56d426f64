package org.wwep.emulator.fleet;

import java.time.Duration;

/**
 * What a fleet did, and what became of it.
 *
 * @param server the server, as messages have it
 * @param secure whether TLS was laid over connections
 * @param keepAlive whether a device had one connection for all presses
 * @param transport how the system was asked
 * @param model when devices pressed, in words
 * @param seed what decided the devices' order and first numbers
 * @param ids how many devices share an ID
 * @param planned how long presses were to be due
 * @param took how long they were, until the last one ended
 * @param interrupted whether it was stopped before
 * @param fullHandshakes how many TLS handshakes resumed nothing
 * @param tally what became of the presses and the registers
 * @param legs how long each part of the presses took
 */
public record FleetReport(
    String server,
    boolean secure,
    boolean keepAlive,
    String transport,
    String model,
    long seed,
    IdCollisions ids,
    Duration planned,
    Duration took,
    boolean interrupted,
    long fullHandshakes,
    FleetTally tally,
    LegHistograms legs) {
  /** Returns the acknowledged presses a second. */
  public double rate() {
    double seconds = took.toNanos() / 1e9;
    return seconds == 0 ? 0 : tally.acknowledgedPresses() / seconds;
  }

  /** Returns whether no press was lost, duplicated or turned back, as far as it was looked at. */
  public boolean isSound() {
    return tally.broken() == 0;
  }

  /** Counts the presses that failed and the registers that could not be read. */
  public long errors() {
    return tally.failedPresses() + tally.judged(RegisterVerdict.UNREAD);
  }
}
