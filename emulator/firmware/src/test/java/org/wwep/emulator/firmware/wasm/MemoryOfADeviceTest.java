package org.wwep.emulator.firmware.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.dylibso.chicory.wasm.Parser;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.emulator.firmware.build.FirmwareCompiler;
import org.wwep.emulator.firmware.build.Toolchain;

/** Ten thousand devices fit into a program: a client in C begins with one page of memory. */
@Tag("slow")
class MemoryOfADeviceTest {
  @Test
  void the_course_s_client_needs_one_page() throws Exception {
    assumeTrue(
        Toolchain.wasm().available(), "no clang: apt install " + Toolchain.wasm().packages());
    Path built =
        new FirmwareCompiler(Toolchain.wasm(), Path.of("target/firmware"), _ -> {})
            .build(FirmwareSources.of(Path.of("../../bench/firmware.d/client.c")));
    assertThat(
            Parser.parse(built).memorySection().orElseThrow().getMemory(0).limits().initialPages())
        .isEqualTo(1);
  }
}
