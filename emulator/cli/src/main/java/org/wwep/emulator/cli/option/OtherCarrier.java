package org.wwep.emulator.cli.option;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.wwep.emulator.carrier.CarrierProvider;
import org.wwep.emulator.carrier.FirmwareBuildException;
import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.emulator.firmware.wasm.WasmProvider;
import org.wwep.emulator.testbed.FirmwareImage;

/** Stands for WebAssembly where instrumentation is asked for, which knows child processes alone. */
final class OtherCarrier implements CarrierProvider {
  private static final String WHY =
      "--sanitize, --coverage and --gdb know child processes: take the carrier native";

  private final CarrierProvider wasm = new WasmProvider();

  @Override
  public String name() {
    return wasm.name();
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
    return wasm.accepts(head);
  }

  @Override
  public Path build(FirmwareSources sources, Path cache, Consumer<String> commands)
      throws FirmwareBuildException {
    throw FirmwareBuildException.ofMachine(WHY);
  }

  @Override
  public FirmwareImage load(Path file) throws FirmwareBuildException {
    throw new FirmwareBuildException(file + ": is WebAssembly: " + WHY);
  }
}
