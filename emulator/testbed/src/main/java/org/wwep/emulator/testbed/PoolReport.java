package org.wwep.emulator.testbed;

import java.util.List;
import java.util.stream.IntStream;
import org.wwep.emulator.server.ServerHandle;
import org.wwep.net.packet.PacketPools;
import org.wwep.net.packet.PoolCounters;
import org.wwep.net.packet.PoolSnapshot;

/**
 * The packets of a device, or behind a port of one of the course's servers, at the end of a run,
 * and what became of them until then.
 *
 * @param device whose they are, {@code lamp} or {@code server open}
 * @param table every packet as it was at the end
 * @param transmitted what became of those to send from
 * @param received what became of those to receive into
 */
public record PoolReport(
    String device, PoolSnapshot table, PoolCounters transmitted, PoolCounters received) {
  /** Returns the report of a device as it is now. */
  public static PoolReport of(DeviceUnderTest device) {
    return of(device.name(), device.pools());
  }

  /** Returns the reports of a server as it is now, one for each port that used any. */
  public static List<PoolReport> of(ServerHandle server) {
    return IntStream.range(0, server.pools().size())
        .mapToObj(i -> of("server " + server.ports().get(i).kind(), server.pools().get(i)))
        .filter(PoolReport::isUsed)
        .toList();
  }

  private static PoolReport of(String device, PacketPools pools) {
    return new PoolReport(device, pools.snapshot(), pools.transmitted(), pools.received());
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
