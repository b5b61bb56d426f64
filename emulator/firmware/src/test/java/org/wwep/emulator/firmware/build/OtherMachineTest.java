package org.wwep.emulator.firmware.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.carrier.Carriers;
import org.wwep.emulator.carrier.FirmwareBuildException;
import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.emulator.firmware.TestCarrier;

/** Executables for arm64, compiled on another machine. */
class OtherMachineTest {
  private static final int MACHINE = 18;
  private static final byte ARM64 = (byte) 0xb7;
  private static Path built = Path.of("fw");

  @BeforeAll
  static void builds() throws Exception {
    Toolchain toolchain = Toolchain.arm64();
    assumeTrue(toolchain.available(), toolchain.missing());
    built =
        new FirmwareCompiler(toolchain, Path.of("target/firmware"), _ -> {})
            .build(FirmwareSources.of(TestCarrier.EXAMPLES.resolve("wiced-client/main.c")));
  }

  @Test
  void firmware_and_port_compile_and_link_for_arm64() throws Exception {
    assertThat(Files.readAllBytes(built)[MACHINE]).isEqualTo(ARM64);
  }

  @Test
  void an_executable_of_another_machine_is_refused_in_one_line() {
    assumeFalse(System.getProperty("os.arch").equals("aarch64"), "arm64 is this machine");
    assertThatThrownBy(() -> Carriers.installed().image(built))
        .isInstanceOf(FirmwareBuildException.class)
        .hasMessageStartingWith(built + ": ")
        .hasMessageContaining("build it on this machine")
        .message()
        .doesNotContain("\n");
  }
}
