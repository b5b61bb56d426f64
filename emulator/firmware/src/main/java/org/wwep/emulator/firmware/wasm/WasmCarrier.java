package org.wwep.emulator.firmware.wasm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.wwep.emulator.firmware.FirmwareCarrier;
import org.wwep.emulator.firmware.FirmwareInstance;
import org.wwep.emulator.firmware.FirmwareStartException;

/**
 * Runs a {@code .wasm} that was linked with the port, in this program: it reaches no file, process
 * or socket but by the requests of the ABI.
 *
 * <p><b>Shape</b>: compiled when it is loaded, and shared by all devices that are started.
 */
public final class WasmCarrier implements FirmwareCarrier {
  private final WasmProgram program;

  private WasmCarrier(WasmProgram program) {
    this.program = program;
  }

  /**
   * Loads a file.
   *
   * @throws FirmwareStartException if it is none, or no firmware for this simulator
   */
  public static WasmCarrier load(Path file) throws FirmwareStartException {
    try {
      return new WasmCarrier(WasmProgram.of(file.toString(), Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new FirmwareStartException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public FirmwareInstance start() {
    return new WasmInstance(program);
  }
}
