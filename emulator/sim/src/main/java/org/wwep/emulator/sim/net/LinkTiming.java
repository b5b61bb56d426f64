package org.wwep.emulator.sim.net;

import org.wwep.emulator.sim.SimRandom;

/**
 * How long segments take one way: when the link is free for them, how often they are lost, and how
 * far they go.
 *
 * <p><b>Units</b>: nanoseconds, bytes.
 */
final class LinkTiming {
  private static final long SECOND = 1_000_000_000L;

  private final SimNetwork network;
  private final SimRandom random;
  private long busyUntil;

  LinkTiming(SimNetwork network, SimRandom random) {
    this.network = network;
    this.random = random;
  }

  /** Takes the link for so many bytes, and returns when the last of them leaves. */
  long leaving(int bytes) {
    long leaves = Math.max(network.world().nanos(), busyUntil);
    long bandwidth = network.link().bandwidth();
    if (bytes == 0) {
      return leaves;
    }
    busyUntil = bandwidth == 0 ? leaves : leaves + bytes * SECOND / bandwidth;
    return busyUntil;
  }

  /** Draws how long one way takes. */
  long travel() {
    LinkProfile linkProfile = network.link();
    long jitter = linkProfile.jitter().toNanos();
    return linkProfile.latency().toNanos() + (jitter == 0 ? 0 : random.nextLong(jitter + 1));
  }

  /** Draws how often a segment is lost, and returns what that costs. */
  long retransmissions() {
    double loss = network.link().loss();
    long delay = 0;
    long next = network.link().retransmission().toNanos();
    while (loss > 0 && random.nextDouble() < loss) {
      delay += next;
      next *= 2;
    }
    return delay;
  }
}
