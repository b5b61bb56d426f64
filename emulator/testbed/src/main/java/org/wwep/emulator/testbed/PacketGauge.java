package org.wwep.emulator.testbed;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many packets firmware has in use that keeps its own, as firmware in C does.
 *
 * <p>Any thread sets and reads it.
 */
public final class PacketGauge {
  private final AtomicInteger inUse = new AtomicInteger();

  /** Makes one of firmware that has no packet in use. */
  public PacketGauge() {}

  /** Sets how many there are from now on. */
  public void set(int count) {
    inUse.set(count);
  }

  /** Returns how many there are. */
  public int inUse() {
    return inUse.get();
  }
}
