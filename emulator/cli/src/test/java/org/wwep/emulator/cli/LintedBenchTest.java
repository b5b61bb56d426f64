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

  private String lint(String name, String board) throws Exception {
    Path file = folder.resolve(name);
    Files.writeString(
        file,
        """
        version: 1
        rig: external
        devices:
        - id: dut
          external:
        %s
        steps:
        - wait-serial: Idle
        """
            .formatted(board.indent(4).stripTrailing()));
    return new CommandRun(folder, _ -> {}).seen("", List.of("lint", file.toString()));
  }

  @Test
  void each_mistake_of_a_bench_is_a_line() throws Exception {
    Path bench = Files.writeString(folder.resolve("bench.yaml"), "version: 1\nname: x\n");
    Path file = Files.writeString(folder.resolve("a.yaml"), "version: 1\nsteps: [press: btn1]\n");
    assertThat(
            new CommandRun(folder, _ -> {})
                .seen("", List.of("lint", "--bench", bench.toString(), file.toString())))
        .startsWith("2\n")
        .contains("bench.yaml:2:1: unknown key 'name'")
        .doesNotContain("\\x0A");
  }

  @Test
  void lint_runs_no_command_of_a_board() throws Exception {
    assertThat(
            lint(
                "commands.yaml",
                """
                console: tcp:127.0.0.1:27755
                power: {command: {on: touch on, off: touch off}}
                reset: {command: touch reset}
                flash: {command: touch flash}
                boot: {text: Idle}
                """))
        .startsWith("0\n");
    assertThat(
            lint(
                "program.yaml",
                """
                console: {process: [touch, program]}
                boot: {text: Idle}
                """))
        .startsWith("0\n");
    assertThat(folder)
        .isDirectoryNotContaining(path -> !path.getFileName().toString().endsWith(".yaml"));
  }
}
