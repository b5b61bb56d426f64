package org.wwep.emulator.firmware.wasm;

import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.Export;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.NameCustomSection;
import com.dylibso.chicory.wasm.types.UnknownCustomSection;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.firmware.FaultKind;
import org.wwep.emulator.firmware.FirmwareFault;
import org.wwep.emulator.firmware.FirmwareStartException;
import org.wwep.emulator.firmware.Operation;
import org.wwep.emulator.testbed.BasicBlock;

/** Firmware that was compiled to Java classes once, for all devices that run it. */
final class WasmProgram {
  /** How much memory a device gets at most: 16 MiB. */
  private static final int MOST_PAGES = 256;

  private static final String VERSION = "wwep_abi_version";

  private final WasmModule module;
  private final MachineClasses classes;
  private final Function<Instance, Machine> machines;
  private final List<DebugLines.Line> marked = new ArrayList<>();
  private final int pointer;
  private final BlockMarks blocks;

  private WasmProgram(String name, byte[] bytes, WasmModule parsed, boolean recording)
      throws FirmwareStartException {
    if (export(parsed, VERSION, ExternalType.FUNCTION) < 0) {
      throw new FirmwareStartException(
          name + ": not built for this simulator: build it from its sources");
    }
    this.pointer = export(parsed, "__stack_pointer", ExternalType.GLOBAL);
    ModuleRewriter.Hooks hooks =
        new ModuleRewriter.Hooks(
            function(parsed, "wwep_loop"),
            function(parsed, "wwep_loop_endless"),
            function(parsed, "wwep_stack_used"),
            function(parsed, "wwep_call_deeper"),
            function(parsed, "wwep_call_back"),
            pointer);
    this.blocks =
        new BlockMarks(
            parsed.importSection().count(ExternalType.GLOBAL)
                + parsed.globalSection().globalCount());
    this.module =
        Parser.parse(
            new ModuleRewriter(
                    bytes, parsed, hooks, lines(parsed), marked, recording ? blocks : null)
                .rewritten());
    this.classes = new MachineClasses(module);
    this.machines = classes.machines();
  }

  /**
   * Compiles a module.
   *
   * @param name what messages call it
   * @param recording whether it notes which basic blocks run, which takes some time
   * @throws FirmwareStartException if it is no module, or none of the port's
   */
  static WasmProgram of(String name, byte[] bytes, boolean recording)
      throws FirmwareStartException {
    try {
      WasmProgram program = new WasmProgram(name, bytes, Parser.parse(bytes), recording);
      int version = program.version();
      if (version != Operation.ABI_VERSION) {
        throw new FirmwareStartException(
            name
                + ": built for ABI version "
                + version
                + ", this is version "
                + Operation.ABI_VERSION
                + ": build it again");
      }
      return program;
    } catch (ChicoryException | IndexOutOfBoundsException e) {
      throw new FirmwareStartException(name + ": no WebAssembly that can be run here", e);
    }
  }

  private int version() {
    Instance instance = instance(HostFunctions.none(module));
    return (int) instance.export(VERSION).apply()[0];
  }

  private static int function(WasmModule module, String name) {
    return export(module, name, ExternalType.FUNCTION);
  }

  private static int export(WasmModule module, String name, ExternalType type) {
    for (int i = 0; i < module.exportSection().exportCount(); i++) {
      Export each = module.exportSection().getExport(i);
      if (each.name().equals(name) && each.exportType() == type) {
        return each.index();
      }
    }
    return -1;
  }

  private static NavigableMap<Integer, DebugLines.Line> lines(WasmModule module) {
    return module.customSection(".debug_line") instanceof UnknownCustomSection section
        ? DebugLines.of(section.bytes())
        : new TreeMap<>();
  }

  WasmModule module() {
    return module;
  }

  /** Returns the number of the global that is the stack's pointer. */
  int pointer() {
    return pointer;
  }

  /** Makes a device's own memory and globals. */
  Instance instance(ImportValues imports) {
    return Instance.builder(module)
        .withImportValues(imports)
        .withMachineFactory(machines)
        .withMemoryFactory(limits -> new GuardedMemory(limits, MOST_PAGES))
        .withStart(false)
        .build();
  }

  /** Returns the basic blocks of which it notes whether they ran. */
  List<BasicBlock> blocks() {
    return blocks.blocks();
  }

  /** Adds the numbers of the blocks that ran. */
  void addReached(Instance instance, BitSet reached) {
    for (int i = 0; i < blocks.blocks().size(); i++) {
      if (instance.global(blocks.first() + i).getValue() != 0) {
        reached.set(i);
      }
    }
  }

  /** Returns a fault at the place where a stack trace was made. */
  FirmwareFault fault(FaultKind kind, String text, Throwable trace) {
    @Nullable String innermost = null;
    for (StackTraceElement frame : trace.getStackTrace()) {
      int function = MachineClasses.function(frame);
      if (function >= 0) {
        DebugLines.@Nullable Line line = line(frame);
        if (line != null) {
          return new FirmwareFault(kind, text, name(function), line.file() + ":" + line.line());
        }
        innermost = innermost == null ? name(function) : innermost;
      }
    }
    return new FirmwareFault(kind, text, innermost == null ? "" : innermost, "");
  }

  private DebugLines.@Nullable Line line(StackTraceElement frame) {
    int mark = classes.mark(frame);
    return mark < 0 || mark >= marked.size() ? null : marked.get(mark);
  }

  private String name(int function) {
    @Nullable NameCustomSection names = module.nameSection();
    @Nullable String name = names == null ? null : names.nameOfFunction(function);
    return name == null ? "function " + function : name;
  }
}
