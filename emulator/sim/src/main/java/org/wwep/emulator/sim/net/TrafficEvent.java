package org.wwep.emulator.sim.net;

import java.nio.ByteBuffer;
import org.wwep.net.Endpoint;

/** What happens on the network, for whoever watches; {@code connection} counts from 1. */
public sealed interface TrafficEvent {
  /** Returns the number of the connection. */
  long connection();

  /** A client's connection was accepted by the peer's stack. */
  record Opened(long connection, Endpoint client, Endpoint server) implements TrafficEvent {}

  /**
   * Bytes were handed to the network.
   *
   * @param upstream whether the client sent them
   * @param bytes what was sent, to read from its position without moving that
   */
  record Sent(long connection, boolean upstream, ByteBuffer bytes) implements TrafficEvent {}

  /** One end closed, in order or with a reset. */
  record Closed(long connection, boolean byClient, boolean reset) implements TrafficEvent {}

  /**
   * A rule had something done to a segment.
   *
   * @param upstream whether the client sent it
   * @param rule the rule's name
   * @param verdict what is done, never to let it pass
   * @param length how many bytes it carries
   */
  record Ruled(long connection, boolean upstream, String rule, SegmentVerdict verdict, int length)
      implements TrafficEvent {}
}
