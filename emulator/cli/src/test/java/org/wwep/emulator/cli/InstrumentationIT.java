package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.wwep.emulator.cli.FirmwareRuns.chaos;
import static org.wwep.emulator.cli.FirmwareRuns.fails;
import static org.wwep.emulator.cli.FirmwareRuns.passes;
import static org.wwep.emulator.cli.FirmwareRuns.scenario;
import static org.wwep.emulator.cli.FirmwareRuns.wwep;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.firmware.process.NativeProvider;

/** Sanitizers, coverage and gdb from the command line. */
@Tag("slow")
@Timeout(120)
class InstrumentationIT {
  @Test
  void sanitizers_coverage_and_gdb_are_options(@TempDir Path folder) throws Exception {
    assumeTrue(new NativeProvider().obstacle().isEmpty(), "apt install gcc libc6-dev");
    Files.writeString(
        folder.resolve("main.c"),
        """
        #include "wiced.h"
        static void twice(volatile char *p) { p[8 * OUT] = 1; }
        void application_start(void) {
            volatile int out = OUT;
            wiced_init();
            twice(malloc(8));
            if (out) {
                WPRINT_APP_INFO(("out\\n"));
                return;
            }
            WPRINT_APP_INFO(("fine\\n"));
        }
        """);
    Path bad = scenario(folder, "bad.yaml", "{c: [main.c], defines: {OUT: 1}}");
    passes("run", bad);
    try (WwepProcess run = wwep("run", bad, "--sanitize")) {
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.lines().toString())
          .contains("SANITIZER: heap-buffer-overflow, write of 1 bytes", "in twice at main.c:2");
    }
    Path good = scenario(folder, "good.yaml", "{c: [main.c], defines: {OUT: 0}}");
    Path counts = folder.resolve("coverage.info");
    try (WwepProcess run = wwep("run", good, "--repeat", "2", "--coverage", counts)) {
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.lines())
          .last()
          .asString()
          .matches("coverage: .*/main.c [78][0-9.]+ % of [0-9]+ lines");
    }
    assertThat(Files.readString(counts))
        .startsWith("TN:\nSF:" + folder.resolve("main.c"))
        .contains("\nDA:2,2\n", "\nDA:8,0\n", "\nDA:11,2\n", "\nend_of_record\n");
    Path wasm = scenario(folder, "wasm.yaml", "{c: [main.c], carrier: wasm}");
    fails(3, "know child processes: take the carrier native", "run", wasm, "--sanitize");
    fails(
        2,
        "are for firmware in C: here is none",
        "run",
        scenario(folder, "n.yaml", "client"),
        "--gdb");
    fails(2, "--gdb goes with one run, these are 2", "run", good, bad, "--gdb");
    fails(2, "--coverage needs --firmware", "device", "--coverage", counts);
  }

  @Test
  void explore_has_them_too_but_for_gdb(@TempDir Path folder) throws Exception {
    assumeTrue(new NativeProvider().obstacle().isEmpty(), "apt install gcc libc6-dev");
    Files.writeString(
        folder.resolve("main.c"),
        """
        #include "wiced.h"
        static void put(volatile char *p) { p[8 * OUT] = 1; }
        void application_start(void) { wiced_init(); put(malloc(8)); WPRINT_APP_INFO(("fine\\n")); }
        """);
    Path bad = chaos(scenario(folder, "bad.yaml", "{c: [main.c], defines: {OUT: 1}}"));
    passes("explore", bad, "--seeds", "1");
    try (WwepProcess explore = wwep("explore", bad, "--seeds", "1", "--sanitize")) {
      assertThat(explore.exitCode()).isEqualTo(1);
      assertThat(explore.lines().toString()).contains("heap-buffer-overflow, write of 1 bytes");
    }
    Path good = chaos(scenario(folder, "good.yaml", "{c: [main.c], defines: {OUT: 0}}"));
    Path counts = folder.resolve("coverage.info");
    passes("explore", good, "--seeds", "2", "--coverage", counts);
    assertThat(Files.readString(counts)).contains("\nDA:3,2\n");
    fails(2, "--gdb goes with one run", "explore", good, "--gdb");
  }

  @Test
  void at_a_breakpoint_of_gdb_virtual_time_stands_still(@TempDir Path folder) throws Exception {
    assumeTrue(new NativeProvider().obstacle().isEmpty(), "apt install gcc libc6-dev");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/gdb")), "no gdb: apt install gdb");
    Files.writeString(
        folder.resolve("main.c"),
        "#include \"wiced.h\"\nvoid application_start(void) { wiced_init();"
            + " wiced_rtos_delay_milliseconds(10); WPRINT_APP_INFO((\"over\\n\")); }\n");
    Path file = scenario(folder, "stop.yaml", "{c: [main.c]}");
    Files.writeString(file, Files.readString(file) + "- wait-serial: over\n");
    try (WwepProcess run =
        WwepProcess.within(
            List.of("sh", "-c", "exec \"$@\" 2>&1", "sh"), "run", file.toString(), "--gdb", "-v")) {
      String told = run.await("waits for a debugger: ");
      Process gdb =
          new ProcessBuilder(
                  "sh",
                  "-c",
                  told.substring(told.indexOf("gdb -ex"))
                      + " -batch -nx -ex 'break wiced_rtos_delay_milliseconds' -ex continue"
                      + " -ex 'shell sleep 0.5' -ex detach")
              .redirectErrorStream(true)
              .start();
      gdb.getOutputStream().close();
      assertThat(new String(gdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .contains("Breakpoint 1, wiced_rtos_delay_milliseconds");
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.lines().toString()).containsPattern("0\\.010000 kitchen +over");
    }
  }
}
