package org.wwep.emulator.fleet;

import org.wwep.net.Endpoint;

/**
 * The way that some devices have to the server: through a proxy that injects faults.
 *
 * @param proxy where it listens
 * @param share how many of the devices take it, 0 to 1
 */
public record FaultyPath(Endpoint proxy, double share) {
  /** Returns how many devices take it: one at least, if it is for any. */
  int devices(int of) {
    return share == 0 ? 0 : Math.max(1, (int) Math.round(of * share));
  }
}
