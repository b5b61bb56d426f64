package org.wwep.emulator.report;

import java.util.List;
import java.util.Map;
import org.wwep.emulator.json.JsonObject;
import org.wwep.emulator.testbed.PoolReport;
import org.wwep.net.packet.PoolSnapshot;

/** The course's table of packets as JSON. */
public final class PacketTable {
  private PacketTable() {}

  /** Returns a row for each packet; one that is free has neither start nor end. */
  public static List<Map<String, Object>> rows(PoolSnapshot table) {
    return table.buffers().stream().map(PacketTable::row).toList();
  }

  /** Returns the packets of a device with what became of them. */
  public static Map<String, Object> fields(PoolReport pool) {
    return new JsonObject()
        .with("device", pool.device())
        .with("table", rows(pool.table()))
        .with("most-sent", pool.transmitted().highWater())
        .with("most-received", pool.received().highWater())
        .with("refused", pool.transmitted().refused())
        .with("held-back", pool.received().heldBack())
        .fields();
  }

  private static Map<String, Object> row(PoolSnapshot.Buffer buffer) {
    JsonObject row =
        new JsonObject()
            .with("type", buffer.direction().letter())
            .with("count", buffer.references());
    if (!buffer.free()) {
      row.with("start", buffer.start()).with("end", buffer.end());
    }
    return row.fields();
  }
}
