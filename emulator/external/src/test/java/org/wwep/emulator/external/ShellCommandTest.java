package org.wwep.emulator.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.hal.kernel.DeviceFile;

/** A user's command for power or flashing. */
class ShellCommandTest {
  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Test
  void it_runs_in_its_folder_with_the_bench_in_its_environment(@TempDir Path folder)
      throws Exception {
    Path out = folder.resolve("out");
    new ShellCommand("flash", "echo $PORT > out", LIMIT, folder)
        .run(Map.of("PORT", "27708"), _ -> {});
    assertThat(out).hasContent("27708");
  }

  @Test
  void a_failure_names_the_exit_code_and_what_was_printed_last() {
    assertThatThrownBy(
            () ->
                new ShellCommand(
                        "power on",
                        "echo one; printf 'no \\033[1mrelay\\n' >&2; exit 7",
                        LIMIT,
                        HERE)
                    .run(Map.of(), _ -> {}))
        .hasMessage("the command for 'power on' ended with exit code 7: no ?[1mrelay");
    assertThatThrownBy(
            () -> new ShellCommand("power off", "exit 1", LIMIT, HERE).run(Map.of(), _ -> {}))
        .hasMessage("the command for 'power off' ended with exit code 1, and printed nothing");
  }

  @Test
  void what_it_prints_is_told_line_by_line_without_what_a_terminal_would_obey() throws Exception {
    List<String> lines = new CopyOnWriteArrayList<>();
    String command = "printf 'one\\r\\n 10%%\\r100%%\\r\\n\\n' >&2; printf 'b\\033[1mold'";
    new ShellCommand("flash", command, LIMIT, HERE).run(Map.of(), lines::add);
    assertThat(lines).containsExactly("one", "10%", "100%", "b?[1mold");
  }

  @Test
  void a_terminal_that_it_opens_is_not_taken_away_at_its_end() throws Exception {
    try (PseudoTerminal board = new PseudoTerminal();
        DeviceFile console = DeviceFile.openTerminal(board.device());
        Arena arena = Arena.ofConfined()) {
      new ShellCommand("reset", "exec 5<>" + board.device(), LIMIT, HERE).run(Map.of(), _ -> {});
      board.print("up\n");
      assertThat(console.readable(LIMIT)).isTrue();
      assertThat(console.readSome(arena.allocate(8))).isEqualTo(3);
    }
  }

  @Test
  void what_takes_too_long_is_killed_with_what_it_has_started(@TempDir Path folder)
      throws Exception {
    Path pid = folder.resolve("pid");
    assertThatThrownBy(
            () ->
                new ShellCommand(
                        "flash",
                        "(sleep 300 & echo $! > " + pid + "); echo waiting; sleep 300",
                        Duration.ofSeconds(1),
                        HERE)
                    .run(Map.of(), _ -> {}))
        .hasMessage("the command for 'flash' did not end within 1s: waiting");
    assertEnded(pid);
  }

  /** The shell between has ended: nobody knows the child by its parent. */
  private static void assertEnded(Path pid) throws Exception {
    long child = Long.parseLong(Files.readString(pid).strip());
    assertThat(ProcessHandle.of(child).map(ProcessHandle::onExit))
        .satisfiesAnyOf(
            gone -> assertThat(gone).isEmpty(),
            ending -> assertThat(ending.orElseThrow()).succeedsWithin(LIMIT));
  }

  @Test
  void what_a_command_leaves_in_the_background_stays_if_it_went_well(@TempDir Path folder)
      throws Exception {
    Path pid = folder.resolve("pid");
    String command = "sleep 300 >/dev/null 2>&1 & echo $! > " + pid;
    new ShellCommand("power on", command, LIMIT, HERE).run(Map.of(), _ -> {});
    ProcessHandle left =
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
    assertThat(left.isAlive()).isTrue();
    left.destroyForcibly();
    assertThatThrownBy(
            () ->
                new ShellCommand("power on", command + "; exit 1", LIMIT, HERE)
                    .run(Map.of(), _ -> {}))
        .hasMessageContaining("exit code 1");
    assertEnded(pid);
  }
}
