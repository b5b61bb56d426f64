package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wwep.emulator.cli.scenario.LintCommand;
import org.wwep.emulator.cli.scenario.RunSelection;
import org.wwep.emulator.cli.scenario.ScenarioRuns;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.LogSetup;
import org.wwep.emulator.run.RunRequest;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.timeline.EventLog;

/** The scenarios under {@code docs/scenarios}, in virtual time and in real time. */
class LibraryTest {
  private static final Path LIBRARY = Path.of("..", "..", "docs", "scenarios");

  @BeforeAll
  static void quiet() {
    LogSetup.quietServers();
  }

  static Stream<RunRequest> virtual() throws CliException {
    RunSelection selection = new RunSelection();
    return selection.requests(List.of(LIBRARY), 1).stream();
  }

  static Stream<RunRequest> real() throws CliException {
    RunSelection selection = new RunSelection();
    selection.onRig(Rig.EMULATED);
    selection.exclude = List.of("virtual-only");
    return selection.requests(List.of(LIBRARY), 1).stream();
  }

  @ParameterizedTest
  @MethodSource({"virtual", "real"})
  void a_scenario_of_the_library_passes(RunRequest request) {
    RunResult result = ScenarioRuns.run(request);
    assertThat(result.verdict())
        .as(() -> result.failure() + "\n" + EventLog.text(result.timeline()))
        .isEqualTo(RunResult.Verdict.PASSED);
  }

  @ParameterizedTest
  @MethodSource("virtual")
  void a_scenario_of_the_library_gives_one_event_log_for_one_seed(RunRequest request) {
    assertThat(EventLog.text(ScenarioRuns.run(request).timeline()))
        .isEqualTo(EventLog.text(ScenarioRuns.run(request).timeline()));
  }

  @Test
  void every_scenario_stands_in_the_librarys_table() throws Exception {
    String table = Files.readString(LIBRARY.resolve("README.md"));
    for (Path file : LintCommand.scenarios(List.of(LIBRARY))) {
      String name = String.valueOf(file.getFileName());
      assertThat(table).contains("](" + name + ")");
      assertThat(Files.readString(file)).as(name).startsWith("# ");
    }
  }
}
