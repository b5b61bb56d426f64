package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.emulator.cli.scenario.RunSelection;
import org.wwep.emulator.cli.scenario.ScenarioRuns;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.LogSetup;
import org.wwep.emulator.run.RunRequest;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.timeline.EventLog;

/**
 * Scenarios of the library, which know of no bench, with a board that is another process on it:
 * {@code wwep device}, pressed and looked at by its console.
 */
@Tag("slow")
class BenchLibraryTest {
  private static final Path LIBRARY = Path.of("..", "..", "docs", "scenarios");

  @TempDir private static Path folder = Path.of("");

  @BeforeAll
  static void quiet() {
    LogSetup.quietServers();
  }

  /** A board of the bench: this program in a JVM of its own. */
  private static String board(String id, String deviceId, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.wwep.emulator.cli.Wwep",
                "device",
                "--hal",
                "emulated",
                "--device-id",
                deviceId));
    words.addAll(List.of(more));
    return """
    - id: %s
      device-id: %s
      external:
        console: {process: ['%s']}
        boot: {text: ' -> Idle by ', within: 60s}
        buttons: {btn1: {console: {down: "press-down\\n", up: "release\\n"}}}
        leds: {led1: {console: {lit: LED led1=1, dark: LED led1=0}}}
        states: true
    """
        .formatted(id, deviceId, String.join("', '", words));
  }

  private static Path bench(String... boards) throws Exception {
    Path file = Files.createTempFile(folder, "bench", ".yaml");
    Files.writeString(file, "version: 1\ndevices:\n" + String.join("", boards));
    return file;
  }

  private static RunResult run(String scenario, Path bench) throws CliException {
    RunSelection selection = new RunSelection();
    selection.onBench(bench);
    RunRequest request = selection.requests(List.of(LIBRARY.resolve(scenario)), 1).getFirst();
    assertThat(request.rig()).isEqualTo(Rig.EXTERNAL);
    assertThat(request.reproduce()).contains(" --bench " + bench);
    return ScenarioRuns.run(request);
  }

  private static void passes(RunResult result) {
    assertThat(result.verdict())
        .as(() -> result.failure() + "\n" + EventLog.text(result.timeline()))
        .isEqualTo(RunResult.Verdict.PASSED);
  }

  @ParameterizedTest
  @CsvSource({
    "power-loss, 100",
    "reset-after-every-byte, 100",
    "server-packets, 3",
    "server-restart, 100"
  })
  void a_scenario_of_the_library_passes_with_another_process_as_the_board(
      String scenario, String attempts) throws Exception {
    String board = board("dut", "0A2A", "--server", "{host}:{port}", "--attempts", attempts);
    passes(run(scenario + ".yaml", bench(board)));
  }

  private static final String[] MEMBER = {
    "--server", "{host}:{tls-port}", "--tls", "--ca", "{ca}", "--cert", "{cert}", "--key", "{key}"
  };

  @ParameterizedTest
  @ValueSource(strings = {"bad-certificates", "server-secure"})
  void so_does_one_with_tls(String scenario) throws Exception {
    passes(run(scenario + ".yaml", bench(board("dut", "0A2A", MEMBER))));
  }

  @Test
  void two_boards_are_on_a_bench_each_with_what_is_its_own() throws Exception {
    String stranger =
        board(
            "stranger",
            "00B2",
            "--server",
            "{host}:{tls-port}",
            "--tls",
            "--ca",
            "{ca}",
            "--attempts",
            "2");
    RunResult result = run("tls-mutual.yaml", bench(board("member", "00A1", MEMBER), stranger));
    passes(result);
    assertThat(EventLog.text(result.timeline()))
        .containsPattern("member +console Sent|member +prints Sent Message=W00A1050001");
  }

  @Test
  void what_the_board_does_wrong_is_seen() throws Exception {
    String board = board("dut", "0A2A", "--server", "{host}:1", "--attempts", "1");
    RunResult result = run("server-packets.yaml", bench(board));
    assertThat(result.verdict()).isEqualTo(RunResult.Verdict.FAILED);
    assertThat(result.failure()).contains("The device has its answer", "last lines: ");
  }
}
