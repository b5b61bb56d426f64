package org.wwep.emulator.fleet;

import org.jspecify.annotations.Nullable;
import org.wwep.protocol.WriteRequest;

/**
 * What became of a press on a board, and how long it took.
 *
 * <p><b>Units</b>: nanoseconds; a leg that was not seen is negative.
 *
 * @param failure how it failed, or null if it was acknowledged
 * @param seen what was seen of that, or empty
 * @param frame what was sent for it, or null
 * @param retries how many attempts were followed by another
 * @param connect the time until the connection was there
 * @param tls the time of the handshake
 * @param firstByte the time from the request to the reply
 * @param at when the reply came, by {@link System#nanoTime()}
 */
record BoardOutcome(
    @Nullable PressFailure failure,
    String seen,
    @Nullable WriteRequest frame,
    int retries,
    long connect,
    long tls,
    long firstByte,
    long at) {
  /** Records the legs of the press. */
  void measure(LegHistograms legs) {
    leg(legs, Leg.CONNECT, connect);
    leg(legs, Leg.TLS, tls);
    leg(legs, Leg.FIRST_BYTE, firstByte);
  }

  private static void leg(LegHistograms legs, Leg leg, long nanos) {
    if (nanos >= 0) {
      legs.record(leg, nanos);
    }
  }
}
