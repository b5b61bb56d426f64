package org.wwep.emulator.explore;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.run.FirmwareSelector;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.FirmwareSpec;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.ServerSpec;
import org.wwep.emulator.testbed.BlockTable;
import org.wwep.emulator.testbed.FirmwareImage;

/**
 * The firmware of a scenario of which it is known which basic blocks ran: firmware in C.
 *
 * <p>Not changed after its construction; safe for use by any thread.
 */
final class FirmwareBlocks {
  private final FirmwareSelector firmware;
  private final List<FirmwareTable> tables = new ArrayList<>();

  /** The ids of the tables, by what they are of; images are told apart as objects. */
  private final IdentityHashMap<FirmwareImage, String> ids = new IdentityHashMap<>();

  /** Finds the blocks of all firmware of a scenario. */
  FirmwareBlocks(Scenario scenario, FirmwareSelector firmware) {
    this.firmware = firmware;
    for (DeviceSpec device : scenario.devices()) {
      String name = name(device.firmware());
      if (name != null) {
        add(firmware.of(device), name, device.id());
      }
    }
    FirmwareSpec server = scenario.server().firmware();
    String name = server == null ? null : name(server);
    if (name != null) {
      add(firmware.of(scenario.server()), name, ServerSpec.ID);
    }
  }

  private static @Nullable String name(FirmwareSpec firmware) {
    return switch (firmware) {
      case FirmwareSpec.CSources(var sources, _) ->
          sources.files().getFirst().getFileName().toString();
      case FirmwareSpec.BuiltFile(var file) -> file.getFileName().toString();
      case FirmwareSpec.Course _, FirmwareSpec.JavaClass _, FirmwareSpec.OnBench _ -> null;
    };
  }

  private void add(FirmwareImage image, String name, String user) {
    BlockTable found = image.blocks();
    if (ids.containsKey(image) || found.blocks().isEmpty()) {
      return;
    }
    boolean isNew =
        tables.stream()
            .noneMatch(one -> one.name().equals(name) && one.carrier().equals(found.carrier()));
    FirmwareTable table =
        new FirmwareTable(isNew ? name : name + " of " + user, found.carrier(), found.blocks());
    tables.add(table);
    ids.put(image, table.id());
  }

  /** Returns their tables. */
  List<FirmwareTable> tables() {
    return List.copyOf(tables);
  }

  /** Returns what notes the blocks of one run. */
  Recording recording() {
    return new Recording();
  }

  /** The firmware of one run; owned by its world. */
  final class Recording implements FirmwareSelector {
    private final Map<String, BitSet> reached = new TreeMap<>();
    private final IdentityHashMap<FirmwareImage, FirmwareImage> images = new IdentityHashMap<>();

    private Recording() {
      ids.forEach(
          (image, id) -> {
            BitSet blocks = new BitSet();
            reached.put(id, blocks);
            images.put(image, image.recording(blocks));
          });
    }

    @Override
    public FirmwareImage of(DeviceSpec device) {
      FirmwareImage image = firmware.of(device);
      return images.getOrDefault(image, image);
    }

    @Override
    public FirmwareImage of(ServerSpec server) {
      FirmwareImage image = firmware.of(server);
      return images.getOrDefault(image, image);
    }

    /** Returns the numbers of the blocks that ran, by the ids of their tables. */
    Map<String, BitSet> reached() {
      return reached;
    }
  }
}
