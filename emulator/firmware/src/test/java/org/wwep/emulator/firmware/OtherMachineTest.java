package org.wwep.emulator.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.carrier.Carriers;
import org.wwep.emulator.carrier.FirmwareBuildException;
import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.emulator.firmware.build.FirmwareCompiler;
import org.wwep.emulator.firmware.build.Toolchain;
import org.wwep.emulator.firmware.process.NativeCarrier;

/** Executables for arm64, compiled on another machine. */
@Tag("slow")
class OtherMachineTest {
  private static final int MACHINE = 18;
  private static final byte ARM64 = (byte) 0xb7;
  private static final Path EMULATOR = Path.of("/usr/bin/qemu-aarch64");
  private static final FirmwareSources CLIENT =
      FirmwareSources.of(TestCarrier.EXAMPLES.resolve("wiced-client/main.c"));
  private static Path built = Path.of("fw");

  @BeforeAll
  static void builds() throws Exception {
    Toolchain toolchain = Toolchain.arm64();
    assumeTrue(toolchain.available(), toolchain.missing());
    built = new FirmwareCompiler(toolchain, Path.of("target/firmware"), _ -> {}).build(CLIENT);
  }

  @Test
  void firmware_and_port_compile_and_link_for_arm64() throws Exception {
    assertThat(Files.readAllBytes(built)[MACHINE]).isEqualTo(ARM64);
  }

  /** Returns what starts a program for arm64 on this machine, as if it were one of its own. */
  private static Path emulated(Path program, Path folder) throws Exception {
    assumeTrue(Files.isExecutable(EMULATOR), "no qemu-aarch64: apt install qemu-user");
    Path starter = folder.resolve("fw");
    Files.writeString(
        starter,
        "#!/bin/sh\nexec %s -L /usr/aarch64-linux-gnu %s \"$@\"\n"
            .formatted(EMULATOR, program.toAbsolutePath()));
    assertThat(starter.toFile().setExecutable(true)).isTrue();
    return starter;
  }

  @Test
  void firmware_for_arm64_has_the_same_timeline(@TempDir Path folder) throws Exception {
    FirmwareCarrier arm = new NativeCarrier(emulated(built, folder));
    assertThat(ExampleClientTest.pressedTwice(arm, 7))
        .isEqualTo(ExampleClientTest.pressedTwice(TestCarrier.NATIVE.carrier(CLIENT), 7));
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
