package org.wwep.emulator.fault;

import java.time.Instant;

/** What a receiver gets, and when. */
public sealed interface Delivery {
  /** Returns when. */
  Instant at();

  /** Returns the same at another time. */
  Delivery moved(Instant other);

  /** Returns whether the connection is over then, in both directions. */
  default boolean isLast() {
    return switch (this) {
      case Bytes _, End _ -> false;
      case Reset _, Closed _ -> true;
    };
  }

  /**
   * Bytes, at least one.
   *
   * @param bytes the sender's own array if nothing had to be changed: nobody writes to it
   */
  // Not copied, since every byte of a simulated world comes through here.
  @SuppressWarnings("ArrayRecordComponent")
  record Bytes(Instant at, byte[] bytes) implements Delivery {
    @Override
    public Bytes moved(Instant other) {
      return other.equals(at) ? this : new Bytes(other, bytes);
    }
  }

  /** The end of this direction (half-close); the other goes on. */
  record End(Instant at) implements Delivery {
    @Override
    public End moved(Instant other) {
      return new End(other);
    }
  }

  /** The connection breaks: both sides get a reset. */
  record Reset(Instant at) implements Delivery {
    @Override
    public Reset moved(Instant other) {
      return new Reset(other);
    }
  }

  /** The connection is closed, towards both sides. */
  record Closed(Instant at) implements Delivery {
    @Override
    public Closed moved(Instant other) {
      return new Closed(other);
    }
  }
}
