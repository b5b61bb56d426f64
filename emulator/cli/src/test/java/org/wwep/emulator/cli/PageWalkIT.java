package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.report.SystemTool;

/**
 * Every page of the command, walked by a driver that is not ours: Playwright, as a person would.
 */
@Timeout(180)
@Tag("slow")
class PageWalkIT {
  private static final Path WALKS = Path.of("../../.ci/npm/pages").toAbsolutePath().normalize();
  private static final String FAILING =
      """
      version: 1
      steps:
      - delay: 1s
      - name: a press
        press: btn1
      - wait-frame: {reply: A}
      - power-off: server
      - name: into the void
        press: btn1
      - name: nobody answers
        wait-frame: {value: '0000', reply: A, within: 3s}
      """;

  @TempDir private Path dir = Path.of("");

  @BeforeEach
  void there_is_a_browser_and_its_driver() {
    for (String tool : List.of("node", "chromium")) {
      assumeTrue(SystemTool.find(tool).isPresent(), "needs " + tool);
    }
    assumeTrue(
        Files.exists(WALKS.resolve("../node_modules/playwright-core")),
        "needs 'npm ci --ignore-scripts' in .ci/npm");
  }

  /** Has somebody walk, and returns what they tell. */
  private static String walk(String name, String... words) throws Exception {
    String[] command = new String[words.length + 2];
    command[0] = SystemTool.find("node").orElseThrow().toString();
    command[1] = WALKS.resolve(name + ".js").toString();
    System.arraycopy(words, 0, command, 2, words.length);
    return SystemTool.run(command);
  }

  private static String address(WwepProcess command) throws Exception {
    return command.await(" at http://").replaceFirst(".* at (http://\\S+).*", "$1");
  }

  private static String port(WwepProcess server) throws Exception {
    return server.await(" open").replaceFirst(".*:(\\d+) open.*", "$1");
  }

  private Path file(String name, String text) throws Exception {
    return Files.writeString(dir.resolve(name), text);
  }

  @Test
  void a_fault_by_click_makes_the_next_press_fail_as_the_saved_scenario_does() throws Exception {
    Path saved = dir.resolve("saved.yaml");
    String told;
    try (WwepProcess board = WwepProcess.start("board", "--page", "0", "--seed", "1")) {
      told = walk("board", address(board), saved.toString());
    }
    List<String> seen = told.lines().map(line -> line.replaceFirst("[\\d.]+ +", "")).toList();
    assertThat(seen.getLast()).startsWith("Gave Up Message=");
    try (WwepProcess again =
        WwepProcess.start("run", saved.toString(), "--results-dir", dir.toString())) {
      assertThat(again.exitCode()).isEqualTo(1);
      assertThat(String.join("\n", again.lines()))
          .contains("was       '" + seen.getLast() + "'", "fault silence since");
    }
    String console = Files.readString(dir.resolve("saved-1/transcript.txt"));
    assertThat(console.lines().filter(line -> line.contains("Sent Message=")))
        .hasSize((int) seen.stream().filter(line -> line.startsWith("Sent Message=")).count());
  }

  @Test
  void a_press_is_on_a_devices_page_within_a_tenth_of_a_second() throws Exception {
    try (WwepProcess server = WwepProcess.start("server", "--port", "0", "--no-tls");
        WwepProcess device =
            WwepProcess.start(
                "device",
                "--hal",
                "emulated",
                "--server",
                "localhost:" + port(server),
                "--page",
                "0")) {
      assertThat(walk("device", deviceAddress(device))).contains("1400 x 900: ", "420 x 800: ");
    }
  }

  /** Returns the address of a device's page, which goes to standard error. */
  private static String deviceAddress(WwepProcess device) throws Exception {
    return device.awaitErr(" at http://").replaceFirst(".* at (http://\\S+).*", "$1");
  }

  @Test
  void a_scenario_runs_again_on_its_page_when_it_is_saved() throws Exception {
    Path watched = file("watched.yaml", FAILING);
    Path good = file("good.yaml", FAILING.substring(0, FAILING.indexOf("- power-off")));
    try (WwepProcess watch =
        WwepProcess.start("run", "--watch", watched.toString(), "--page", "0")) {
      assertThat(walk("watch", address(watch), watched.toString(), good.toString()))
          .contains("3 steps passed");
    }
  }

  @Test
  void the_dashboard_keeps_up_with_200_devices_and_1000_transactions_a_second() throws Exception {
    try (WwepProcess server =
        WwepProcess.start("server", "--port", "0", "--no-tls", "--quiet", "--admin-port", "0")) {
      String port = port(server);
      try (WwepProcess fleet =
          WwepProcess.start(
              "fleet",
              "--server",
              "localhost:" + port,
              "--devices",
              "200",
              "--rate",
              "1000",
              "--duration",
              "100s")) {
        assertThat(walk("dashboard", "6", deviceAddress(server))).contains("shown ");
        fleet.endInput();
      }
    }
  }

  @Test
  void two_runs_are_one_under_the_other_and_their_first_difference_is_in_sight() throws Exception {
    String run =
        file("press.yaml", FAILING.substring(0, FAILING.indexOf("- power-off"))).toString();
    Path page = dir.resolve("diff.html");
    try (WwepProcess diff =
        WwepProcess.start(
            "report", "diff", run + "@1", run + "@2", "--ignore-times", "--html", page + "")) {
      assertThat(diff.exitCode()).isEqualTo(1);
    }
    assertThat(walk("diff", page.toString()))
        .contains("1400 x 900: The same for 1 entry, then not", "420 x 800: ");
  }

  @Test
  void a_report_answers_why_above_the_fold() throws Exception {
    Path failing = file("void.yaml", FAILING);
    try (WwepProcess run =
        WwepProcess.start("run", failing.toString(), "--results-dir", dir.toString())) {
      assertThat(run.exitCode()).isEqualTo(1);
    }
    assertThat(walk("report", dir.resolve("void-1/run.html").toString()))
        .contains(
            "1400 x 900: server without power since 1.100000 s",
            "420 x 800: server without power since 1.100000 s");
  }
}
