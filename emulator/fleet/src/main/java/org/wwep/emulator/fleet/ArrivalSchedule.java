package org.wwep.emulator.fleet;

import java.time.Duration;

/**
 * When the presses of a fleet are due, counted from its start.
 *
 * <p><b>Units</b>: nanoseconds. While the rate rises evenly from nothing, the press {@code k} is
 * due when the area below the line is {@code k}.
 */
final class ArrivalSchedule {
  /** There is no such press. */
  static final long NEVER = Long.MAX_VALUE;

  private static final double SECOND = 1e9;

  private final double perSecond;
  private final double ramp;
  private final long end;
  private final long most;

  private ArrivalSchedule(double perSecond, double ramp, long end, long most) {
    this.perSecond = perSecond;
    this.ramp = ramp;
    this.end = end;
    this.most = most;
  }

  /** Returns those of a fleet: where a device waits for its last press, each one's first. */
  static ArrivalSchedule of(PressModel model, int devices, Duration ramp, Duration duration) {
    return switch (model) {
      case PressModel.Open(double perSecond) ->
          new ArrivalSchedule(
              perSecond, ramp.toNanos() / SECOND, duration.toNanos(), Long.MAX_VALUE);
      case PressModel.Closed(Duration think) ->
          first(devices, ramp.isZero() ? think : ramp, duration);
      case PressModel.Sequence sequence ->
          first(devices, ramp.isZero() ? sequence.length() : ramp, duration);
    };
  }

  /** The first presses are spread over a time: else all would press in step for ever. */
  private static ArrivalSchedule first(int devices, Duration over, Duration duration) {
    double spread = over.toNanos() / SECOND;
    return new ArrivalSchedule(
        spread == 0 ? Double.POSITIVE_INFINITY : devices / spread, 0, duration.toNanos(), devices);
  }

  /** Returns when press {@code k}, counted from 0, is due, or {@link #NEVER}. */
  long nanos(long k) {
    if (k >= most) {
      return NEVER;
    }
    double within = perSecond * ramp / 2;
    double seconds = k < within ? Math.sqrt(2 * k * ramp / perSecond) : ramp / 2 + k / perSecond;
    double nanos = seconds * SECOND;
    return nanos >= end ? NEVER : (long) nanos;
  }
}
