package org.wwep.emulator.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A board that is a program, with pipes or a terminal as its console. */
@Tag("slow")
class BoardProgramTest {
  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final Duration SOON = Duration.ofSeconds(20);

  /** Tells whole lines. */
  private static final class Lines extends ConsoleTranscript {
    private String rest = "";

    @Override
    public void received(byte[] bytes) {
      rest += new String(bytes, StandardCharsets.UTF_8);
      for (int end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
        tell(rest.substring(0, end));
        rest = rest.substring(end + 1);
      }
    }
  }

  private static BoardProgram program(String script) {
    return new BoardProgram(List.of("/bin/sh", "-c", script), HERE, Map.of("NAME", "dut"));
  }

  private static void assertEnds(String pid) {
    assertThat(ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::onExit))
        .satisfiesAnyOf(
            gone -> assertThat(gone).isEmpty(),
            ending -> assertThat(ending.orElseThrow()).succeedsWithin(SOON));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void it_is_started_talked_to_and_its_exit_code_is_known(boolean terminal) throws Exception {
    Lines lines = new Lines();
    BoardProgram program =
        program(
            "sleep 300 >/dev/null 2>&1 </dev/null & echo $! $NAME; read x; echo got $x; exit 4");
    String child;
    try (ConsoleReader reader = new ConsoleReader(program.console(terminal), false, lines)) {
      reader.start("dut", Duration.ZERO);
      String first = lines.next();
      assertThat(first).endsWith(" dut");
      child = first.replaceFirst(" .*", "");
      reader.write("press\n".getBytes(StandardCharsets.UTF_8));
      assertThat(lines.next()).as("what is typed is not echoed").isEqualTo("got press");
      assertThat(lines.next()).startsWith("lost: ");
      assertThat(program.exitCode()).hasValue(4);
    }
    assertEnds(child); // its parent had ended before
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void it_is_killed_with_what_it_has_started_whoever_the_parent_is(boolean terminal)
      throws Exception {
    Lines lines = new Lines();
    String script = "(sleep 300 & echo $!); sleep 300 & echo $!; wait";
    String orphan;
    String child;
    try (ConsoleReader reader =
        new ConsoleReader(program(script).console(terminal), false, lines)) {
      reader.start("dut", Duration.ZERO);
      orphan = lines.next();
      child = lines.next();
    }
    assertEnds(orphan);
    assertEnds(child);
  }

  @Test
  void what_it_does_not_read_holds_nobody_up_and_is_not_sent_later(@TempDir Path folder)
      throws Exception {
    byte[] more = new byte[1 << 18]; // than a pipe takes
    Path reads = folder.resolve("reads");
    String script = "until [ -e '" + reads + "' ]; do sleep 0.1; done; exec cat";
    try (ConsolePort console = program(script).console(false)) {
      console.open();
      assertThatThrownBy(() -> console.write(more))
          .isInstanceOf(IOException.class)
          .hasMessage("the program does not read its standard input");
      assertThatThrownBy(() -> console.write(new byte[] {'x'}))
          .hasMessage("the program does not read its standard input");
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> console.write(new byte[] {'y'})).hasMessage("interrupted");
      assertThat(Thread.interrupted()).isTrue();

      Files.createFile(reads);
      byte[] buffer = new byte[1 << 16];
      int sum = 0;
      while (sum < more.length) {
        sum += console.read(buffer);
      }
      assertThat(sum).as("the write that was under way").isEqualTo(more.length);
      console.write(new byte[] {'z'});
      int last = console.read(buffer);
      while (last == 0) {
        last = console.read(buffer);
      }
      assertThat(Arrays.copyOf(buffer, last)).as("no other that had failed").containsExactly('z');
    }
  }

  @Test
  void it_waits_until_what_it_printed_is_read_and_nothing_is_lost() throws Exception {
    int all = 1 << 24;
    BoardProgram program = program("head -c " + all + " /dev/zero");
    try (ConsolePort console = program.console(false)) {
      console.open();
      // That waits for its end, for seconds, in which it could print all of it many times.
      assertThat(program.exitCode()).as("its exit code, though nobody reads").isEmpty();
      byte[] buffer = new byte[1 << 16];
      int sum = 0;
      for (int got = console.read(buffer); got >= 0; got = console.read(buffer)) {
        sum += got;
      }
      assertThat(sum).isEqualTo(all);
      assertThat(program.exitCode()).hasValue(0);
    }
  }

  /** The memory is given back before the files are closed, which takes some time. */
  @Test
  void what_it_started_has_let_go_of_its_files_when_it_is_over(@TempDir Path folder)
      throws Exception {
    Path held = folder.resolve("held");
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path source =
        Files.writeString(
            folder.resolve("Holder.java"),
            """
            void main(String[] words) throws Exception {
              var file = new java.io.RandomAccessFile(words[0], "rw");
              file.getChannel().lock();
              IO.println("held");
              Thread.currentThread().join();
            }
            """);
    Lines lines = new Lines();
    String script =
        "'%s' -XX:+UseSerialGC -Xms400m -XX:+AlwaysPreTouch '%s' '%s' & wait"
            .formatted(java, source, held);
    try (ConsoleReader reader = new ConsoleReader(program(script).console(false), false, lines)) {
      reader.start("dut", Duration.ZERO);
      assertThat(lines.next()).isEqualTo("held");
    }
    try (FileChannel file = FileChannel.open(held, StandardOpenOption.WRITE);
        FileLock lock = file.tryLock()) {
      assertThat(lock).as("the lock, which its holder let go of").isNotNull();
    }
  }

  /** What the C library does by itself: a pipe is filled before anybody sees it. */
  @Test
  void with_a_terminal_it_may_find_a_terminal_and_nothing_is_held_back(@TempDir Path folder)
      throws Exception {
    String script = "test -t 0 -a -t 1 -a -t 2 && echo terminal || echo pipe; sleep 300";
    for (boolean terminal : new boolean[] {false, true}) {
      Lines lines = new Lines();
      try (ConsoleReader reader =
          new ConsoleReader(program(script).console(terminal), false, lines)) {
        reader.start("dut", Duration.ZERO);
        assertThat(lines.next()).isEqualTo(terminal ? "terminal" : "pipe");
      }
    }
    Path typed = folder.resolve("typed");
    Lines lines = new Lines();
    try (ConsoleReader reader =
        new ConsoleReader(
            program("head -c 3 >'" + typed + "'; printf 'a\\nb\\rc\\n'").console(true),
            false,
            lines)) {
      reader.start("dut", Duration.ZERO);
      reader.write(new byte[] {3, 4, '\r'});
      assertThat(lines.next()).isEqualTo("a");
      assertThat(lines.next()).isEqualTo("b\rc");
    }
    assertThat(Files.readAllBytes(typed)).as("no key means anything").containsExactly(3, 4, '\r');
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void what_cannot_be_started_is_told(boolean terminal, @TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "no program");
    assertThatThrownBy(() -> open("/no/such/program", folder, terminal))
        .hasMessage("the program /no/such/program cannot be started: No such file or directory");
    assertThatThrownBy(() -> open("no-such-program", folder, terminal))
        .hasMessage("the program no-such-program cannot be started: No such file or directory");
    assertThatThrownBy(() -> open("./" + file.getFileName(), folder, terminal))
        .hasMessage("the program ./file cannot be started: Permission denied");
    assertThatThrownBy(() -> open("true", folder.resolve("none"), terminal))
        .hasMessageStartingWith("the program true cannot be started: ");
  }

  private static void open(String name, Path folder, boolean terminal) throws IOException {
    try (ConsolePort console =
        new BoardProgram(List.of(name), folder, Map.of()).console(terminal)) {
      console.open();
    }
  }
}
