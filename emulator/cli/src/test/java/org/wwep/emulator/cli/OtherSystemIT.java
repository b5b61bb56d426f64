package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.emulator.report.SystemTool;

/**
 * The command where there is nothing that Linux alone has: no device files but those for random
 * numbers, no {@code /sys}, no program in the path, and another system's name. What takes none of
 * these works; what does is refused by name.
 */
@Timeout(240)
@Tag("slow")
class OtherSystemIT {
  private static final String SCENARIOS = "../../docs/scenarios/";

  /** Java on Linux has its seeds from these two; elsewhere it has them from the system. */
  private static final String WITHOUT =
      """
      mkdir "$1/dev" && mount -t tmpfs none "$1/dev" &&
      for file in random urandom; do
        : >"$1/dev/$file" && mount --bind "/dev/$file" "$1/dev/$file" || exit 9
      done
      mount --rbind "$1/dev" /dev && mount -t tmpfs none /sys || exit 9
      home=$1 name=$2
      shift 2
      exec env -i PATH=/nowhere HOME="$home" JAVA_TOOL_OPTIONS="-Dos.name='$name'" "$@"
      """;

  @TempDir private Path folder = Path.of("");
  private int started;

  @BeforeEach
  void mounts_can_be_changed() throws Exception {
    assumeTrue(
        SystemTool.find("unshare").isPresent()
            && new ProcessBuilder("unshare", "--mount", "true").start().waitFor() == 0,
        "needs unshare, and to be root");
  }

  private WwepProcess start(String system, String... words) throws IOException {
    Path home = Files.createDirectory(folder.resolve("home" + ++started));
    return WwepProcess.within(
        List.of("unshare", "--mount", "sh", "-c", WITHOUT, "sh", home.toString(), system), words);
  }

  /** Runs it to its end, and returns all that it prints. */
  private String run(String system, int exitCode, String... words) throws Exception {
    try (WwepProcess command = start(system, words)) {
      command.endInput();
      assertThat(command.exitCode()).as(command.err()).isEqualTo(exitCode);
      String printed = String.join("\n", command.lines()) + "\n" + command.err();
      assertThat(printed).doesNotContain("\tat ", "Exception");
      return printed;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Windows 11", "Mac OS X"})
  void presses_scenarios_and_reports_need_no_linux(String system) throws Exception {
    assertThat(run(system, 0, "--version")).contains(", " + system + " ");
    assertThat(run(system, 0, "demo")).contains("PASS: 4 of 4 presses acknowledged");
    Path results = folder.resolve("results");
    assertThat(
            run(
                system,
                0,
                "run",
                SCENARIOS + "tls.yaml",
                SCENARIOS + "coprocessor.yaml",
                "--results-dir",
                results.toString()))
        .contains("2 passed");
    assertThat(results.resolve("index.html")).exists();
    // In real time, on a machine that may be busy with other tests.
    Path press =
        Files.writeString(
            folder.resolve("press.yaml"),
            """
            version: 1
            steps:
            - expect-state: {state: Idle, within: 20s}
            - press: btn1
            - wait-frame: {command: W, register: 05, reply: A, within: 20s}
            """);
    assertThat(run(system, 0, "run", press.toString(), "--rig", "emulated"))
        .contains("1 run: 1 passed");
  }

  @Test
  void a_server_is_pressed_on_by_nio_and_has_its_page() throws Exception {
    String system = "Windows 11";
    try (WwepProcess server =
        start(system, "server", "--port", "0", "--no-tls", "--admin-port", "0")) {
      String port = server.await(" open").replaceFirst(".*:(\\d+) open.*", "$1");
      String page = server.awaitErr("page at").replaceFirst(".* at (http://\\S+).*", "$1");
      assertThat(
              run(
                  system,
                  0,
                  "fleet",
                  "--server",
                  "localhost:" + port,
                  "--devices",
                  "3",
                  "--duration",
                  "1s",
                  "--reply-timeout",
                  "60s",
                  "--connect-timeout",
                  "60s"))
          .contains(", by nio,", "PASS: no press lost");
      try (HttpClient http = HttpClient.newHttpClient()) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(page)).build();
        assertThat(http.send(request, BodyHandlers.ofString()).body()).contains("wwep server");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3 | device --hal cdev | there is no GPIO character device on Windows 11: run it on Linux",
        "2 | server --port 0 --no-tls --transport epoll | this machine has no --transport epoll",
        "3 | run ../../docs/scenarios/tls.yaml --rig gpio-sim | there is no gpio-sim chip here",
        "3 | firmware build ../../docs/examples/firmware/wiced-client/main.c | not on Windows 11",
      })
  void what_needs_linux_says_so(int exitCode, String line, String said) throws Exception {
    assertThat(run("Windows 11", exitCode, line.split(" "))).contains(said);
  }
}
