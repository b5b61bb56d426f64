package org.wwep.emulator.firmware.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.carrier.Carriers;
import org.wwep.emulator.firmware.FaultKind;
import org.wwep.emulator.firmware.FirmwareStartException;
import org.wwep.emulator.firmware.SimulatedDevice;
import org.wwep.emulator.firmware.TestCarrier;

/** Files that are no firmware, each with a line of its own; and limits of those that are. */
@Tag("slow")
class WasmModuleTest {
  private static final String EMPTY = "0061736d01000000";
  // () -> i32, one function of it, exported as wwep_abi_version, which returns 63.
  private static final String OTHER_VERSION =
      EMPTY
          + "0105016000017f"
          + "03020100"
          + "0714011077776570"
          + "5f6162695f76657273696f6e"
          + "0000"
          + "0a06010400413f0b";

  private static void refused(Path folder, byte[] bytes, String why) throws Exception {
    Path file = Files.write(folder.resolve("fw.wasm"), bytes);
    assertThatThrownBy(() -> WasmCarrier.load(file))
        .isInstanceOf(FirmwareStartException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(why)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void what_is_no_webassembly_says_so(@TempDir Path folder) throws Exception {
    refused(folder, "no module".getBytes(StandardCharsets.US_ASCII), "no WebAssembly");
    refused(folder, new byte[0], "no WebAssembly");
    refused(folder, HexFormat.of().parseHex(EMPTY + "0a7f"), "no WebAssembly");
  }

  @Test
  void what_was_not_linked_with_the_port_says_so(@TempDir Path folder) throws Exception {
    refused(folder, HexFormat.of().parseHex(EMPTY), "not built for this simulator");
  }

  @Test
  void another_abi_version_says_so(@TempDir Path folder) throws Exception {
    refused(folder, HexFormat.of().parseHex(OTHER_VERSION), "built for ABI version 63");
  }

  @Test
  void a_file_that_is_not_there_says_so(@TempDir Path folder) {
    assertThatThrownBy(() -> WasmCarrier.load(folder.resolve("none.wasm")))
        .isInstanceOf(FirmwareStartException.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void the_carriers_take_a_module_by_its_first_bytes(@TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve("fw"), HexFormat.of().parseHex(EMPTY));
    assertThatThrownBy(() -> Carriers.installed().image(file))
        .hasMessageContaining("not built for this simulator");
  }

  @Test
  void an_import_that_is_not_of_the_port_is_a_fault_when_it_is_called() throws Exception {
    try (SimulatedDevice device =
        new SimulatedDevice(TestCarrier.WASM.carrier("wasi.c", Map.of()), 1)) {
      device.printedIn(10);
      assertThat(device.log.text()).doesNotContain("opened");
      assertThat(device.log.faults())
          .singleElement()
          .satisfies(
              fault -> {
                assertThat(fault.kind()).isEqualTo(FaultKind.FORBIDDEN_CALL);
                assertThat(fault.text()).contains("path_open");
              });
    }
  }

  @Test
  void memory_ends_at_a_limit_and_malloc_says_so() throws Exception {
    try (SimulatedDevice device =
        new SimulatedDevice(TestCarrier.WASM.carrier("memory.c", Map.of()), 1)) {
      assertThat(device.printedIn(10)).isEqualTo("had 15 MiB\n");
      assertThat(device.log.faults())
          .hasSize(1)
          .first()
          .satisfies(
              fault -> {
                assertThat(fault.kind()).isEqualTo(FaultKind.CRASH);
                assertThat(fault.function()).isEqualTo("wwep_application");
              });
    }
  }
}
