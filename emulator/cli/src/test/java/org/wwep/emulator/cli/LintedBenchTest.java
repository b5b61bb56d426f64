package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a stranger's scenario for a bench no command runs before somebody says so. */
class LintedBenchTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void lint_runs_no_command_of_a_board_and_run_does() throws Exception {
    Path file = folder.resolve("stranger.yaml");
    Files.writeString(
        file,
        """
        version: 1
        rig: external
        devices:
        - id: dut
          external:
            console: {process: [sh, -c, 'touch process; echo Idle; read x']}
            power: {command: {on: touch power, off: touch off}}
            reset: {command: touch reset}
            flash: {command: touch flash}
            boot: {text: Idle, within: 20s}
        steps:
        - wait-serial: Idle
        """);
    CommandRun command = new CommandRun(folder, _ -> {});
    assertThat(command.seen("", List.of("lint", file.toString()))).startsWith("0\n");
    assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    assertThat(command.seen("", List.of("run", file.toString()))).startsWith("0\n");
    assertThat(folder.resolve("power")).exists();
    assertThat(folder.resolve("process")).exists();
  }
}
