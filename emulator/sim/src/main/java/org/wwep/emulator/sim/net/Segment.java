package org.wwep.emulator.sim.net;

import org.wwep.emulator.sim.ScheduledEvent;

/** What is under way in one direction; arriving is an event of the world. */
final class Segment implements ScheduledEvent {
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

  /** How often it arrived where nobody could hear it. */
  final int tries;

  Segment(Pipe pipe, Kind kind, byte[] bytes, long sentAt) {
    this(pipe, kind, bytes, sentAt, 0);
  }

  private Segment(Pipe pipe, Kind kind, byte[] bytes, long sentAt, int tries) {
    this.pipe = pipe;
    this.kind = kind;
    this.bytes = bytes;
    this.sentAt = sentAt;
    this.tries = tries;
  }

  Segment again(long later) {
    return new Segment(pipe, kind, bytes, later, tries + 1);
  }

  @Override
  public void happen(long argument) {
    pipe.arrived(this);
  }
}
