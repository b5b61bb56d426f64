package org.wwep.emulator.fault;

import java.time.Duration;
import org.wwep.value.Ranges;

/**
 * A fault of one direction of one connection.
 *
 * <p><b>Units</b>: times are whole milliseconds, the slicer's delay whole microseconds; both as
 * toxiproxy has them.
 */
public sealed interface StreamFault extends Fault {
  /** Nothing goes wrong; toxiproxy has it so that a place in the chain can be held. */
  record Noop() implements StreamFault {}

  /** Everything comes later, by {@code latency} plus or minus a share of {@code jitter}. */
  record Latency(Duration latency, Duration jitter) implements StreamFault {
    /** Checks the ranges. */
    public Latency {
      AttributeRanges.millis("latency", latency);
      AttributeRanges.millis("jitter", jitter);
    }
  }

  /** No more than {@code rate} KB (1000 bytes) a second; 0 lets nothing through until removed. */
  record Bandwidth(long rate) implements StreamFault {
    /** Checks the range. */
    public Bandwidth {
      Ranges.within("rate", rate, 0, AttributeRanges.MOST_RATE);
    }
  }

  /** The end comes later by {@code delay}. */
  record SlowClose(Duration delay) implements StreamFault {
    /** Checks the range. */
    public SlowClose {
      AttributeRanges.millis("delay", delay);
    }
  }

  /**
   * Bytes are dropped, and the connection closes after {@code timeout}, or when the fault is
   * removed; with 0 only then.
   */
  record Timeout(Duration timeout) implements StreamFault {
    /** Checks the range. */
    public Timeout {
      AttributeRanges.millis("timeout", timeout);
    }
  }

  /** The connection breaks {@code timeout} after the first byte, or the end, came. */
  record ResetPeer(Duration timeout) implements StreamFault {
    /** Checks the range. */
    public ResetPeer {
      AttributeRanges.millis("timeout", timeout);
    }
  }

  /**
   * Bytes come in pieces of {@code averageSize} plus or minus up to {@code sizeVariation}, of one
   * byte at least, each {@code delay} after the one before.
   */
  record Slicer(long averageSize, long sizeVariation, Duration delay) implements StreamFault {
    /** Checks the ranges. */
    public Slicer {
      Ranges.within("average_size", averageSize, 1, Integer.MAX_VALUE);
      Ranges.within("size_variation", sizeVariation, 0, Integer.MAX_VALUE);
      AttributeRanges.micros("delay", delay);
    }
  }

  /** The connection closes once {@code bytes} bytes have passed. */
  record LimitData(long bytes) implements StreamFault {
    /** Checks the range. */
    public LimitData {
      Ranges.atLeast("bytes", bytes, 0);
    }
  }

  /**
   * A segment is lost with {@code probability}, and comes after {@code rto} instead, which doubles
   * with each further loss; what follows waits for it. Lost 15 times, the connection breaks.
   */
  record PacketLoss(double probability, Duration rto) implements StreamFault {
    /** Checks the ranges. */
    public PacketLoss {
      Ranges.share("probability", probability);
      AttributeRanges.millis("rto", rto);
    }
  }

  /** Something happens once {@code after} bytes have passed; {@code delay} is a split's alone. */
  record Frame(Op op, long after, Duration delay) implements StreamFault {
    /** How long a split pauses unless told otherwise: what a reader takes for a pause. */
    public static final Duration PAUSE = Duration.ofMillis(10);

    /** What happens. */
    public enum Op {
      /** The stream ends. */
      CUT,
      /** What follows comes as a chunk of its own, after a delay. */
      SPLIT,
      /** The connection breaks. */
      RESET,
      /** One bit of the next byte is flipped. */
      CORRUPT
    }

    /** Checks the ranges. */
    public Frame {
      Ranges.atLeast("after", after, 0);
      AttributeRanges.millis("delay", delay);
      if (op != Op.SPLIT && !delay.isZero()) {
        throw new IllegalArgumentException(
            "delay belongs to op=split, was " + delay + " with op=" + EnumNames.of(op));
      }
    }

    /** Makes one with the usual pause, if it is a split. */
    public static Frame of(Op op, long after) {
      return new Frame(op, after, op == Op.SPLIT ? PAUSE : Duration.ZERO);
    }
  }
}
