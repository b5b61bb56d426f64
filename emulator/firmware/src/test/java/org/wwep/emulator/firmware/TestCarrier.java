package org.wwep.emulator.firmware;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.emulator.firmware.build.FirmwareCompiler;
import org.wwep.emulator.firmware.build.Toolchain;
import org.wwep.emulator.firmware.process.NativeCarrier;
import org.wwep.emulator.firmware.wasm.WasmCarrier;

/** The carriers that tests run on; each program is built and loaded once for each of them. */
public enum TestCarrier {
  /** Child processes. */
  NATIVE,
  /** Child processes that are woken by pipes. */
  PIPE,
  /** WebAssembly. */
  WASM;

  /** Where the examples are. */
  public static final Path EXAMPLES = Path.of("../../docs/examples/firmware");

  /** Where the tests' own programs are. */
  public static final Path PROGRAMS = Path.of("src/test/c");

  private static final Path CACHE = Path.of("target/firmware");

  private static final Map<Path, FirmwareCarrier> LOADED = new ConcurrentHashMap<>();
  private static final Map<TestCarrier, Boolean> AVAILABLE = new ConcurrentHashMap<>();

  private Toolchain toolchain() {
    return this == WASM ? Toolchain.wasm() : Toolchain.host();
  }

  /** Skips a test where there is no compiler, and says what to install. */
  public void assumeAvailable() {
    Toolchain needed = toolchain();
    assumeTrue(
        AVAILABLE.computeIfAbsent(this, _ -> needed.available()),
        "no " + needed.compiler() + ": apt install " + needed.packages());
  }

  /** Returns the carrier of a program in {@link #PROGRAMS} with these macros. */
  public FirmwareCarrier carrier(String program, Map<String, String> defines) throws Exception {
    return carrier(new FirmwareSources(List.of(PROGRAMS.resolve(program)), List.of(), defines));
  }

  /** Returns the carrier of these sources. */
  public FirmwareCarrier carrier(FirmwareSources sources) throws Exception {
    assumeAvailable();
    Path built = new FirmwareCompiler(toolchain(), CACHE, _ -> {}).build(sources);
    FirmwareCarrier known = LOADED.get(built);
    if (known == null) {
      known = this == WASM ? WasmCarrier.load(built) : new NativeCarrier(built);
      LOADED.put(built, known);
    }
    return this == PIPE ? ((NativeCarrier) known).withPipes() : known;
  }
}
