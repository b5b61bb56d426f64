package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.wwep.emulator.cli.FirmwareRuns.fails;
import static org.wwep.emulator.cli.FirmwareRuns.passes;
import static org.wwep.emulator.cli.FirmwareRuns.scenario;
import static org.wwep.emulator.cli.FirmwareRuns.wwep;

import java.nio.file.Files;
import java.nio.file.Path;
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

  @Test
  void the_carrier_that_was_left_to_the_machine_is_told(@TempDir Path folder) throws Exception {
    assumeTrue(new NativeProvider().obstacle().isEmpty(), "apt install gcc libc6-dev");
    Path main =
        Files.writeString(
            folder.resolve("main.c"),
            "#include \"wiced.h\"\nvoid application_start(void) { wiced_init(); }\n");
    String told = "firmware: carrier native, since this machine has what it needs";
    Path file = scenario(folder, "s.yaml", "{c: [main.c]}");
    try (WwepProcess run = wwep("run", file, "-v")) {
      assertThat(run.exitCode()).isZero();
      assertThat(run.err()).contains("wwep run: " + told);
    }
    try (WwepProcess run = wwep("run", file)) {
      assertThat(run.exitCode()).isZero();
      assertThat(run.err()).doesNotContain("carrier");
    }
    try (WwepProcess device = wwep("device", "--hal", "emulated", "--firmware", main)) {
      device.await("Creating Packet pools");
      device.type("quit");
      assertThat(device.exitCode()).isZero();
      assertThat(device.err()).contains("wwep device: " + told);
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
