package org.wwep.emulator.server.admin;

import java.util.Map;

/**
 * What a server has counted since its start.
 *
 * @param results transactions by how they ended
 * @param limits times that a limit was met, by the limit; none that is zero
 * @param handshakes handshakes that came to nothing, by the reason; none that is zero
 * @param seconds how long the transactions took together
 */
public record ServerCounts(
    Map<String, Long> results,
    Map<String, Long> limits,
    Map<String, Long> handshakes,
    double seconds) {
  /** Copies the maps. */
  public ServerCounts {
    results = Map.copyOf(results);
    limits = Map.copyOf(limits);
    handshakes = Map.copyOf(handshakes);
  }
}
