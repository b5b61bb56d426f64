package org.wwep.emulator.cli.terminal;

import java.util.List;
import java.util.Map;
import org.wwep.emulator.json.JsonObject;
import org.wwep.net.packet.PoolSnapshot;

/** The course's table of packets as JSON. */
public final class PacketTable {
  private PacketTable() {}

  /** Returns a row for each packet; one that is free has neither start nor end. */
  public static List<Map<String, Object>> rows(PoolSnapshot table) {
    return table.buffers().stream().map(PacketTable::row).toList();
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
