package org.wwep.emulator.sim.net;

import java.time.Duration;
import java.util.Locale;

/** What a {@link SegmentRule} has done with a segment. */
public sealed interface SegmentVerdict {
  /** Returns that the segment goes its way. */
  static SegmentVerdict pass() {
    return new Pass();
  }

  /** Returns that this transmission is lost. */
  static SegmentVerdict drop() {
    return new Drop();
  }

  /** Returns that the connection breaks. */
  static SegmentVerdict breakOff() {
    return new Break();
  }

  /** Returns that the segment goes its way, this much later. */
  static SegmentVerdict delay(Duration by) {
    return new Delay(by);
  }

  /** Returns it for a log, {@code drop}. */
  default String text() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** The segment goes its way: the only verdict that the timeline does not show. */
  record Pass() implements SegmentVerdict {}

  /**
   * The segment goes its way later, and what follows on its connection stays behind it.
   *
   * @param by how much later, positive
   */
  record Delay(Duration by) implements SegmentVerdict {
    /** Checks the time. */
    public Delay {
      if (!by.isPositive()) {
        throw new IllegalArgumentException("a delay is longer than nothing, was " + by);
      }
    }

    @Override
    public String text() {
      return "delay " + by.toNanos() / 1_000_000.0 + " ms";
    }
  }

  /**
   * This transmission is lost, as on the air: TCP sends it again after the path's retransmission
   * time, which doubles, and the rule is asked again. After ten the sender's connection breaks.
   */
  record Drop() implements SegmentVerdict {}

  /** Both ends have their connection reset. */
  record Break() implements SegmentVerdict {}
}
