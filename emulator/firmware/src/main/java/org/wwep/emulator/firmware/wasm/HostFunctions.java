package org.wwep.emulator.firmware.wasm;

import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.WasmFunctionHandle;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.FunctionImport;
import java.util.List;
import java.util.function.Function;

/**
 * What a module may import: the two calls of the ABI, and as much of WASI as a C library needs to
 * live. Whatever else it calls is refused by its name.
 */
final class HostFunctions {
  private static final long[] SUCCESS = {0};
  private static final long[] NO_SUCH_FILE = {8};

  /** The one folder that a C library believes in, so that it asks for files in it. */
  private static final int FOLDER = 3;

  private HostFunctions() {}

  /** What an instance does for the functions that need it. */
  interface Host {
    long[] post(long[] arguments);

    long[] call(long[] arguments);

    long[] refuse(String name);

    long[] exit(long status);
  }

  /** Returns imports that nobody may call. */
  static ImportValues none(WasmModule module) {
    return imports(
        module,
        name ->
            (_, _) -> {
              throw new IllegalStateException(name + " before the start");
            });
  }

  /** Returns the imports of an instance. */
  static ImportValues of(WasmModule module, Host host) {
    return imports(
        module,
        name ->
            switch (name) {
              case "wwep.post" -> (_, arguments) -> host.post(arguments);
              case "wwep.call" -> (_, arguments) -> host.call(arguments);
              case "wasi_snapshot_preview1.proc_exit" -> (_, arguments) -> host.exit(arguments[0]);
              case "wasi_snapshot_preview1.fd_prestat_get" -> HostFunctions::folder;
              case "wasi_snapshot_preview1.fd_prestat_dir_name" -> HostFunctions::folderName;
              case "wasi_snapshot_preview1.fd_fdstat_get" -> HostFunctions::folderState;
              case "wasi_snapshot_preview1.fd_close", "wasi_snapshot_preview1.fd_seek" ->
                  (_, _) -> NO_SUCH_FILE;
              default -> (_, _) -> host.refuse(name.substring(name.indexOf('.') + 1));
            });
  }

  private static long[] folder(Instance instance, long[] arguments) {
    if (arguments[0] != FOLDER) {
      return NO_SUCH_FILE;
    }
    instance.memory().writeI32((int) arguments[1], 0);
    instance.memory().writeI32((int) arguments[1] + 4, 1);
    return SUCCESS;
  }

  private static long[] folderName(Instance instance, long[] arguments) {
    instance.memory().writeByte((int) arguments[1], (byte) '/');
    return SUCCESS;
  }

  /** A folder in which everything may be asked for. */
  private static long[] folderState(Instance instance, long[] arguments) {
    if (arguments[0] != FOLDER) {
      return NO_SUCH_FILE;
    }
    int to = (int) arguments[1];
    instance.memory().writeLong(to, FOLDER);
    instance.memory().writeLong(to + 8, -1);
    instance.memory().writeLong(to + 16, -1);
    return SUCCESS;
  }

  private static ImportValues imports(
      WasmModule module, Function<String, WasmFunctionHandle> handles) {
    List<ImportFunction> functions =
        module.importSection().stream()
            .filter(FunctionImport.class::isInstance)
            .map(FunctionImport.class::cast)
            .map(each -> function(module, each, handles))
            .toList();
    return ImportValues.builder().withFunctions(functions).build();
  }

  private static ImportFunction function(
      WasmModule module, FunctionImport each, Function<String, WasmFunctionHandle> handles) {
    String name = each.module() + "." + each.name();
    return new HostFunction(
        each.module(),
        each.name(),
        module.typeSection().getType(each.typeIndex()),
        handles.apply(name));
  }
}
