package org.wwep.emulator.firmware;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.emulator.firmware.build.NativeCompiler;
import org.wwep.emulator.firmware.process.NativeCarrier;

/** Builds firmware for tests, in one cache for all of them. */
public final class NativeBuild {
  /** Where the examples are. */
  public static final Path EXAMPLES = Path.of("../../docs/examples/firmware");

  private NativeBuild() {}

  /** Skips the tests of a class where there is no compiler, and says what to install. */
  public static void assumeCompiler() {
    assumeTrue(NativeCompiler.available(), "no cc here: apt install gcc libc6-dev");
  }

  /** Returns the carrier of an executable of these sources. */
  public static FirmwareCarrier carrier(FirmwareSources sources) throws Exception {
    return new NativeCarrier(
        new NativeCompiler(Path.of("target/firmware"), _ -> {}).build(sources));
  }
}
