package org.wwep.emulator.firmware.wasm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.firmware.FirmwareCarrier;
import org.wwep.emulator.firmware.FirmwareInstance;
import org.wwep.emulator.firmware.FirmwareStartException;
import org.wwep.emulator.testbed.BlockTable;
import org.wwep.value.FileErrors;

/**
 * Runs a {@code .wasm} that was linked with the port, in this program: it reaches no file, process
 * or socket but by the requests of the ABI.
 *
 * <p><b>Shape</b>: compiled when it is loaded, and shared by all devices that are started.
 */
public final class WasmCarrier implements FirmwareCarrier {
  private static final String CARRIER = "wasm";

  private final WasmProgram program;
  private final @Nullable BitSet reached;
  private final BlockProgram noting;

  private WasmCarrier(WasmProgram program, BlockProgram noting, @Nullable BitSet reached) {
    this.program = program;
    this.noting = noting;
    this.reached = reached;
  }

  /**
   * Loads a file.
   *
   * @throws FirmwareStartException if it is none, or no firmware for this simulator
   */
  public static WasmCarrier load(Path file) throws FirmwareStartException {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return new WasmCarrier(
          WasmProgram.of(file.toString(), bytes, false),
          new BlockProgram(file.toString(), bytes),
          null);
    } catch (IOException e) {
      throw new FirmwareStartException(file + ": cannot be read: " + FileErrors.reason(e), e);
    }
  }

  @Override
  public FirmwareInstance start() {
    return new WasmInstance(program, reached);
  }

  @Override
  public BlockTable blocks() {
    WasmProgram marked = noting.program();
    return marked == null ? BlockTable.NONE : new BlockTable(CARRIER, marked.blocks());
  }

  @Override
  public WasmCarrier recording(BitSet other) {
    WasmProgram marked = noting.program();
    return marked == null ? this : new WasmCarrier(marked, noting, other);
  }

  /** The same program with notes of its basic blocks, compiled once somebody asks for it. */
  private static final class BlockProgram {
    private final String name;
    private byte @Nullable [] bytes;
    private @Nullable WasmProgram program;

    BlockProgram(String name, byte[] bytes) {
      this.name = name;
      this.bytes = bytes;
    }

    /** Returns it, or null if its functions become too large for that. */
    synchronized @Nullable WasmProgram program() {
      byte[] given = bytes;
      if (given != null) {
        bytes = null;
        try {
          program = WasmProgram.of(name, given, true);
        } catch (FirmwareStartException _) {
          program = null;
        }
      }
      return program;
    }
  }
}
