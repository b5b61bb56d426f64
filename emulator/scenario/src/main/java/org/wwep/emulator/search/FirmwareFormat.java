package org.wwep.emulator.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.explore.FirmwareTable;
import org.wwep.emulator.json.JsonObject;
import org.wwep.emulator.json.JsonReader;
import org.wwep.emulator.json.JsonSyntaxException;
import org.wwep.emulator.testbed.BasicBlock;

/**
 * Firmware with its basic blocks as fields of JSON, and back.
 *
 * <p><b>Errors</b>: {@link IllegalArgumentException} if it is not what was written.
 */
final class FirmwareFormat {
  private FirmwareFormat() {}

  static List<Map<String, Object>> fields(List<FirmwareTable> firmware) {
    return firmware.stream()
        .map(
            table ->
                new JsonObject()
                    .with("name", table.name())
                    .with("carrier", table.carrier())
                    .with(
                        "blocks",
                        table.blocks().stream()
                            .map(block -> List.of(block.function(), block.place()))
                            .toList())
                    .fields())
        .toList();
  }

  static List<FirmwareTable> read(@Nullable Object value) throws JsonSyntaxException {
    List<FirmwareTable> tables = new ArrayList<>();
    for (Object table : JsonReader.list(value)) {
      Map<String, Object> fields = JsonReader.object(table);
      List<BasicBlock> blocks = new ArrayList<>();
      for (Object block : JsonReader.list(fields.get("blocks"))) {
        List<?> place = JsonReader.list(block);
        if (place.size() != 2) {
          throw new IllegalArgumentException("a function and a place were expected, was " + place);
        }
        blocks.add(new BasicBlock(String.valueOf(place.get(0)), String.valueOf(place.get(1))));
      }
      tables.add(
          new FirmwareTable(
              String.valueOf(fields.get("name")), String.valueOf(fields.get("carrier")), blocks));
    }
    return tables;
  }
}
