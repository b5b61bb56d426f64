package org.wwep.emulator.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.external.ExternalImage;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.FirmwareSpec;
import org.wwep.emulator.scenario.yaml.BenchFile;
import org.wwep.emulator.testbed.BenchProvider;

/** The boards of a file as {@code wwep run --bench} takes it. */
public final class BenchFileProvider implements BenchProvider {
  /** Makes one. */
  public BenchFileProvider() {}

  @Override
  public List<BenchBoard> read(Path file, @Nullable String chip) {
    BenchFile bench = BenchFile.read(file);
    if (!bench.problems().isEmpty()) {
      throw new IllegalArgumentException(bench.mistakes());
    }
    List<BenchBoard> boards = new ArrayList<>();
    for (DeviceSpec device : bench.devices()) {
      if (device.firmware() instanceof FirmwareSpec.OnBench(var board)) {
        boards.add(
            new BenchBoard(
                device.id(),
                device.mac(),
                device.settings().id(),
                device.links().stream().anyMatch(link -> link.tls() != null),
                board.serverNames(),
                new ExternalImage(board, chip)));
      }
    }
    return boards;
  }
}
