package org.wwep.emulator.sim.net;

import org.wwep.emulator.sim.Event;

/** What is under way in one direction; arriving is an event of the world. */
final class Segment implements Event {
  static final byte[] NONE = new byte[0];

  enum Kind {
    DATA,
    FIN,
    RST
  }

  private final Pipe pipe;
  final Kind kind;
  final byte[] bytes;

  /**
   * When its last transmission, the one that arrives, leaves: it is not sent any more once the
   * sender has broken the connection.
   */
  final long sentAt;

  Segment(Pipe pipe, Kind kind, byte[] bytes, long sentAt) {
    this.pipe = pipe;
    this.kind = kind;
    this.bytes = bytes;
    this.sentAt = sentAt;
  }

  @Override
  public void happen(long argument) {
    pipe.arrived(this);
  }
}
