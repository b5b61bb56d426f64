package org.wwep.emulator.firmware.wasm;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.wwep.emulator.carrier.CarrierProvider;
import org.wwep.emulator.carrier.FirmwareBuildException;
import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.emulator.firmware.FirmwareStartException;
import org.wwep.emulator.firmware.build.FirmwareCompiler;
import org.wwep.emulator.firmware.build.Toolchain;
import org.wwep.emulator.firmware.host.HostedImage;
import org.wwep.emulator.testbed.FirmwareImage;

/** The carrier of WebAssembly: the same bytes on every machine, in this program. */
public final class WasmProvider implements CarrierProvider {
  private static final byte[] MAGIC = {0, 'a', 's', 'm'};

  @Override
  public String name() {
    return "wasm";
  }

  @Override
  public int rank() {
    return 20;
  }

  @Override
  public Optional<String> obstacle() {
    return Toolchain.wasm().obstacle();
  }

  @Override
  public boolean accepts(byte[] head) {
    return head.length >= MAGIC.length
        && Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  @Override
  public Path build(FirmwareSources sources, Path cache, Consumer<String> commands)
      throws FirmwareBuildException {
    return new FirmwareCompiler(Toolchain.wasm(), cache, commands).build(sources);
  }

  @Override
  public FirmwareImage load(Path file) throws FirmwareBuildException {
    try {
      return new HostedImage(WasmCarrier.load(file));
    } catch (FirmwareStartException e) {
      throw new FirmwareBuildException(String.valueOf(e.getMessage()));
    }
  }
}
