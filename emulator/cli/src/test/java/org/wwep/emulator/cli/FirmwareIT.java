package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.carrier.Carriers;

/** Firmware of the user's own: begun, built, run in a scenario, run on a board. */
@Timeout(120)
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
