package org.wwep.emulator.cli.option;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.wwep.emulator.carrier.CarrierProvider;
import org.wwep.emulator.carrier.FirmwareBuildException;
import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.emulator.testbed.FirmwareImage;

/** Stands for WebAssembly where instrumentation is asked for, which knows child processes alone. */
final class OtherCarrier implements CarrierProvider {
  private static final byte[] MAGIC = {0, 'a', 's', 'm'};
  private static final String WHY =
      "--sanitize, --coverage and --gdb know child processes: take the carrier native";

  @Override
  public String name() {
    return "wasm";
  }

  @Override
  public int rank() {
    return Integer.MAX_VALUE;
  }

  @Override
  public Optional<String> obstacle() {
    return Optional.of(WHY);
  }

  @Override
  public boolean accepts(byte[] head) {
    for (int i = 0; i < MAGIC.length; i++) {
      if (i >= head.length || head[i] != MAGIC[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Path build(FirmwareSources sources, Path cache, Consumer<String> commands)
      throws FirmwareBuildException {
    throw new FirmwareBuildException(WHY);
  }

  @Override
  public FirmwareImage load(Path file) throws FirmwareBuildException {
    throw new FirmwareBuildException(file + ": is WebAssembly: " + WHY);
  }
}
