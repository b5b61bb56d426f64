package org.wwep.emulator.fleet;

import java.util.Comparator;
import java.util.List;

/**
 * Goes through the presses of some of a fleet's devices in the order they are due.
 *
 * <p><b>Shape</b>: in each round each device of the fleet has its turn once, at its position. Owned
 * by the thread of its loop.
 */
final class ArrivalCursor {
  private final ArrivalSchedule times;
  private final List<FleetDevice> order;
  private final long whole;
  private int at;
  private long round;

  /**
   * Begins with the first press.
   *
   * @param devices those that are this loop's
   * @param whole how many the fleet has
   */
  ArrivalCursor(ArrivalSchedule times, List<FleetDevice> devices, int whole) {
    this.times = times;
    this.order = devices.stream().sorted(Comparator.comparingLong(FleetDevice::position)).toList();
    this.whole = whole;
  }

  /** Returns when the press at hand is due after the start, or {@link ArrivalSchedule#NEVER}. */
  long due() {
    return order.isEmpty() ? ArrivalSchedule.NEVER : nanos(order.get(at).position(), round);
  }

  /** Returns when a device's press is due. */
  long nanos(long position, long inRound) {
    return times.nanos(position + inRound * whole);
  }

  /** Takes the press at hand. */
  FleetDevice take() {
    FleetDevice device = order.get(at);
    at++;
    if (at == order.size()) {
      at = 0;
      round++;
    }
    return device;
  }
}
