package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.emulator.carrier.Carriers;
import org.wwep.emulator.firmware.process.NativeProvider;

/** Firmware of the user's own: begun, built, run in a scenario, run on a board. */
@Timeout(120)
@Tag("slow")
class FirmwareIT {
  private static void assumeCompiler() {
    assumeTrue(
        Carriers.installed().providers().stream().anyMatch(one -> one.obstacle().isEmpty()),
        "no C compiler here: apt install gcc libc6-dev");
  }

  private static WwepProcess wwep(Object... words) throws Exception {
    String[] arguments = new String[words.length];
    for (int i = 0; i < words.length; i++) {
      arguments[i] = words[i].toString();
    }
    return WwepProcess.start(arguments);
  }

  private static void passes(Object... words) throws Exception {
    try (WwepProcess process = wwep(words)) {
      assertThat(process.exitCode()).as(process.err() + process.lines()).isZero();
    }
  }

  private static void fails(int exitCode, String error, Object... words) throws Exception {
    try (WwepProcess process = wwep(words)) {
      assertThat(process.exitCode()).as(process.err() + process.lines()).isEqualTo(exitCode);
      assertThat(process.err()).contains(error).doesNotContain("\tat ");
    }
  }

  @Test
  void a_project_in_c_is_begun_run_built_and_run_on_a_board(@TempDir Path folder) throws Exception {
    assumeCompiler();
    Path project = folder.resolve("press");
    passes("firmware", "new", "--api", "wiced", project);
    fails(2, "is there already, nothing was written", "firmware", "new", "--api", "wiced", project);
    passes("run", project.resolve("scenarios"));
    Path built = project.resolve("build/fw");
    try (WwepProcess build =
        wwep("firmware", "build", project.resolve("src/main.c"), "-o", built)) {
      assertThat(build.exitCode()).as(build.err()).isZero();
      assertThat(build.lines()).last().isEqualTo("built " + built);
    }
    try (WwepProcess server = WwepProcess.start("server", "--port", "0")) {
      String line = server.await("listening");
      String port = line.replaceAll(".*listening \\S*:(\\d+) open.*", "$1");
      try (WwepProcess device =
          wwep(
              "device",
              "--hal",
              "emulated",
              "--firmware",
              built,
              "--server",
              "localhost:" + port)) {
        device.await("ready");
        device.type("press", "quit");
        assertThat(device.exitCode()).as(device.err()).isZero();
      }
      server.await("050001 -> A");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"modustoolbox", "zephyr"})
  void a_project_for_another_interface_is_begun_run_and_explored(String api, @TempDir Path folder)
      throws Exception {
    assumeCompiler();
    Path project = folder.resolve("press");
    passes("firmware", "new", "--api", api, project);
    Path scenario = project.resolve("scenarios/press.yaml");
    passes("run", scenario);
    Files.writeString(
        scenario,
        Files.readString(scenario).replace(", register: 05", "")
            + "chaos: {presses: 1..4, over: 5s, bounce: typical, faults: [latency, reset_peer], settle: 5m}\n");
    passes("explore", scenario, "--seeds", "50");
  }

  private static Path scenario(Path folder, String name, String firmware) throws IOException {
    return Files.writeString(
        folder.resolve(name),
        "version: 1\ndevices:\n- {id: kitchen, firmware: %s}\nsteps:\n- delay: 1s\n"
            .formatted(firmware));
  }

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

  private static Path chaos(Path scenario) throws IOException {
    return Files.writeString(
        scenario, Files.readString(scenario) + "chaos: {presses: 1..1, over: 1s}\n");
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

  @Test
  void a_project_in_java_is_begun_and_run(@TempDir Path folder) throws Exception {
    Path project = folder.resolve("press");
    passes("firmware", "new", "--api", "java", project);
    Path classes = Files.createDirectories(project.resolve("target/classes"));
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                project.resolve("src/main/java/com/example/Blinky.java").toString());
    assertThat(compiled).isZero();
    passes("run", "--class-path", classes, project.resolve("scenarios"));
    passes("lint", "--class-path", classes, project.resolve("scenarios"));
    fails(2, "no class 'com.example.Blinky'", "run", project.resolve("scenarios"));
  }

  @Test
  void what_goes_wrong_has_its_line_and_its_exit_code(@TempDir Path folder) throws Exception {
    assumeCompiler();
    Path crash = folder.resolve("crash.c");
    Files.writeString(
        crash,
        "#include \"wiced.h\"\nvoid application_start(void) { wiced_init(); *(volatile int *)16 = 1; }\n");
    fails(
        1,
        "the firmware ended: CRASH: bad memory access in thread application in application_start"
            + " at crash.c:2",
        "device",
        "--hal",
        "emulated",
        "--firmware",
        crash);
    Path wrong = Files.writeString(folder.resolve("wrong.c"), "int x = ;\n");
    fails(2, "wrong.c:1:9: error:", "device", "--hal", "emulated", "--firmware", wrong);
    fails(2, "wrong.c:1:9: error:", "firmware", "build", wrong);
    fails(2, "there is no file nowhere.c", "device", "--firmware", "nowhere.c");
    fails(2, "--attempts is for the client", "device", "--firmware", crash, "--attempts", "3");
    fails(2, "--include needs --firmware", "device", "--include", folder);
    fails(
        2,
        "is no firmware that native",
        "device",
        "--firmware",
        Files.writeString(folder.resolve("fw"), "x"));
  }
}
