package org.wwep.emulator.sim.net;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.wwep.emulator.fault.Direction;
import org.wwep.net.Endpoint;

/**
 * A TCP segment that is about to leave its sender, as a {@link SegmentRule} sees it.
 *
 * @param connection the number of its connection in this network, from 1
 * @param direction which way it goes
 * @param source who sends it
 * @param destination whom it is for
 * @param bytes what it carries, read-only; empty for the one that ends the stream
 * @param at the virtual time
 * @param attempt which transmission of it this is, from 1; the next one follows a {@link
 *     SegmentVerdict.Drop}
 */
public record NetworkSegment(
    long connection,
    Direction direction,
    Endpoint source,
    Endpoint destination,
    ByteBuffer bytes,
    Instant at,
    int attempt) {
  /** Makes the bytes read-only, in a view of this record's own. */
  public NetworkSegment {
    bytes = bytes.asReadOnlyBuffer();
    if (connection < 1 || attempt < 1) {
      throw new IllegalArgumentException(
          "connections and attempts count from 1, were " + connection + " and " + attempt);
    }
  }

  /** Returns a view of what it carries, which leaves those of others where they are. */
  @Override
  public ByteBuffer bytes() {
    return bytes.asReadOnlyBuffer();
  }
}
