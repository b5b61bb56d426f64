package org.wwep.emulator.firmware.process;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.emulator.firmware.FirmwareCarrier;
import org.wwep.emulator.firmware.FirmwareContract;
import org.wwep.emulator.firmware.build.NativeCompiler;

/** The contract on child processes. */
class NativeFirmwareTest extends FirmwareContract {
  @BeforeAll
  static void needsACompiler() {
    assumeTrue(NativeCompiler.available(), "no cc here: apt install gcc libc6-dev");
  }

  @Override
  protected FirmwareCarrier carrier(String program, Map<String, String> defines) throws Exception {
    NativeCompiler compiler = new NativeCompiler(Path.of("target/firmware"), _ -> {});
    return new NativeCarrier(
        compiler.build(
            new FirmwareSources(List.of(Path.of("src/test/c", program)), List.of(), defines)));
  }
}
