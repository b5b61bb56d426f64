package org.wwep.emulator.firmware.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.atIndex;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.emulator.firmware.FaultKind;
import org.wwep.emulator.firmware.FirmwareFault;
import org.wwep.emulator.firmware.FirmwareInstance;
import org.wwep.emulator.firmware.FirmwareStartException;
import org.wwep.emulator.firmware.SimulatedDevice;
import org.wwep.emulator.firmware.TestCarrier;

/** What is left of a child process: nothing. */
@Tag("slow")
class ChildProcessTest {
  private static final FirmwareSources CLIENT =
      FirmwareSources.of(TestCarrier.EXAMPLES.resolve("wiced-client/main.c"));

  @BeforeAll
  static void needsACompiler() {
    TestCarrier.NATIVE.assumeAvailable();
  }

  private static List<ProcessHandle> children() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
  }

  @Test
  void power_off_ends_the_process() throws Exception {
    List<ProcessHandle> before = children();
    FirmwareInstance instance = TestCarrier.NATIVE.carrier(CLIENT).start();
    List<ProcessHandle> during = children().stream().filter(c -> !before.contains(c)).toList();
    assertThat(during).hasSize(1);
    instance.close();
    instance.close();
    during.getFirst().onExit().get(10, TimeUnit.SECONDS);
    assertThat(during.getFirst().isAlive()).isFalse();
  }

  @Test
  void it_has_a_process_group_of_its_own_and_limits() throws Exception {
    List<ProcessHandle> before = children();
    try (FirmwareInstance _ = TestCarrier.NATIVE.carrier(CLIENT).start()) {
      long child =
          children().stream().filter(c -> !before.contains(c)).findFirst().orElseThrow().pid();
      // pid (name) state parent group session
      String stat = Files.readString(Path.of("/proc/" + child + "/stat"));
      assertThat(stat.substring(stat.lastIndexOf(')') + 2).split(" ", 5))
          .contains("" + child, atIndex(2));
      assertThat(Files.readString(Path.of("/proc/" + child + "/limits")))
          .containsPattern("Max cpu time +600 ")
          .containsPattern("Max file size +1048576 ")
          .containsPattern("Max address space +536870912 ")
          .containsPattern("Max open files +16 ")
          .containsPattern("Max core file size +0 ");
    }
  }

  @Test
  void nothing_is_left_in_shared_memory() throws Exception {
    try (FirmwareInstance _ = TestCarrier.NATIVE.carrier(CLIENT).start();
        Stream<Path> files = Files.list(Path.of("/dev/shm"))) {
      String own = "wwep-" + ProcessHandle.current().pid() + "-";
      assertThat(files.filter(file -> file.getFileName().toString().startsWith(own))).isEmpty();
    }
  }

  @Test
  void a_process_that_is_killed_from_outside_is_a_fault() throws Exception {
    List<ProcessHandle> before = children();
    try (SimulatedDevice device = new SimulatedDevice(TestCarrier.NATIVE.carrier(CLIENT), 1)) {
      device.world.run(
          () -> {
            device.firmware.powerOn();
            device.sleep(1000);
            for (ProcessHandle child : children()) {
              if (!before.contains(child)) {
                child.destroyForcibly();
              }
            }
            device.press();
            device.sleep(Duration.ofSeconds(1).toMillis());
          });
      assertThat(device.log.faults()).hasSize(1);
      assertThat(device.log.faults().getFirst().kind()).isEqualTo(FaultKind.CRASH);
      assertThat(device.log.faults().getFirst().text()).contains("from outside, status 137");
    }
  }

  @Test
  void firmware_that_starts_a_program_is_told_so() throws Exception {
    try (SimulatedDevice device =
        new SimulatedDevice(TestCarrier.NATIVE.carrier("program.c", Map.of()), 1)) {
      assertThat(device.printedIn(10)).isEmpty();
      assertThat(device.log.faults())
          .containsExactly(new FirmwareFault(FaultKind.FORBIDDEN_CALL, "it starts a process"));
    }
  }

  @Test
  void it_dies_with_a_host_that_is_killed() throws Exception {
    Process host =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                FirmwareHolder.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said = host.inputReader()) {
      assertThat(said.readLine()).isEqualTo("started");
      List<ProcessHandle> firmware = host.children().toList();
      assertThat(firmware).hasSize(1);
      host.destroyForcibly().waitFor();
      firmware.getFirst().onExit().get(10, TimeUnit.SECONDS);
      assertThat(firmware.getFirst().isAlive()).isFalse();
    }
  }

  @Test
  void an_executable_of_another_abi_version_says_so_and_is_ended(@TempDir Path folder)
      throws Exception {
    List<ProcessHandle> before = children();
    Path file = folder.resolve("fw");
    // The first word gives the turn back, the second one is the version.
    String shared = "\\000\\000\\000\\000\\077\\000\\000\\000";
    Files.writeString(
        file,
        "#!/bin/sh\nprintf '%s' | dd of=\"$1\" conv=notrunc 2>/dev/null\nexec sleep 60\n"
            .formatted(shared));
    assertThat(file.toFile().setExecutable(true)).isTrue();
    assertThatThrownBy(() -> new NativeCarrier(file).start())
        .isInstanceOf(FirmwareStartException.class)
        .hasMessageContaining("fw: built for ABI version 63, this is version ")
        .hasMessageContaining("build it again")
        .message()
        .doesNotContain("\n");
    for (ProcessHandle child : children()) {
      if (!before.contains(child)) {
        child.onExit().get(10, TimeUnit.SECONDS);
      }
    }
  }

  @Test
  void a_file_that_is_no_executable_says_so(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("fw"), "no program");
    assertThatThrownBy(() -> new NativeCarrier(file).start())
        .isInstanceOf(FirmwareStartException.class)
        .hasMessageContaining("fw does not start: ");
  }
}
