package org.wwep.emulator.testbed;

import org.wwep.net.packet.PacketPools;
import org.wwep.net.packet.PoolCounters;
import org.wwep.net.packet.PoolSnapshot;

/**
 * The packets of a device at the end of a run, and what became of them until then.
 *
 * @param device whose they are
 * @param table every packet as it was at the end
 * @param transmitted what became of those to send from
 * @param received what became of those to receive into
 */
public record PoolReport(
    String device, PoolSnapshot table, PoolCounters transmitted, PoolCounters received) {
  /** Returns the report of a device as it is now. */
  public static PoolReport of(DeviceUnderTest device) {
    PacketPools pools = device.pools();
    return new PoolReport(device.name(), pools.snapshot(), pools.transmitted(), pools.received());
  }

  /** Returns whether any packet was ever used: firmware in C has others of its own. */
  public boolean isUsed() {
    return transmitted.allocated() + received.allocated() > 0;
  }

  /** Returns the course's table, and a line on each pool below it. */
  public String text() {
    return "%s\n%s\nsent: %s, %d refused\nreceived: %s, %d held back"
        .formatted(
            device,
            table,
            most(transmitted),
            transmitted.refused(),
            most(received),
            received.heldBack());
  }

  private static String most(PoolCounters pool) {
    return "%d, at most %d of %d at a time"
        .formatted(pool.allocated(), pool.highWater(), pool.size());
  }
}
