package org.wwep.device.machine;

import java.net.InetAddress;
import java.time.Instant;

/** What happened, and when. */
public sealed interface Event {
  /** Returns when it happened. */
  Instant at();

  /** Returns the name used in traces and scenarios. */
  default String label() {
    return SimpleNames.of(this);
  }

  /** Power came. */
  record PoweredOn(Instant at) implements Event {}

  /** Power went. */
  record PoweredOff(Instant at) implements Event {}

  /** The button went down, debounced. */
  record ButtonPressed(Instant at) implements Event {}

  /** A link operation ended; stale if its generation is not the state's. */
  sealed interface LinkEvent extends Event {
    /** Returns the generation of the effect that asked for the operation. */
    int generation();
  }

  /** Wi-Fi is there. */
  record Joined(Instant at, int generation) implements LinkEvent {}

  /** Wi-Fi is not there. */
  record JoinFailed(Instant at, int generation, Failure failure) implements LinkEvent {}

  /** The name has an address. */
  record Resolved(Instant at, int generation, InetAddress address) implements LinkEvent {}

  /** The name has no address. */
  record ResolveFailed(Instant at, int generation, Failure failure) implements LinkEvent {}

  /** The TCP connection is open. */
  record Connected(Instant at, int generation) implements LinkEvent {}

  /** The TLS handshake is done. */
  record Secured(Instant at, int generation) implements LinkEvent {}

  /** The frame is out. */
  record Sent(Instant at, int generation) implements LinkEvent {}

  /** The server acknowledged the very frame. */
  record Acknowledged(Instant at, int generation) implements LinkEvent {}

  /** The transaction failed, in whichever of its states. */
  record LinkFailed(Instant at, int generation, Failure failure) implements LinkEvent {}

  /** The wait before the next attempt is over. */
  record BackOffElapsed(Instant at, int generation) implements LinkEvent {}
}
