package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RunAgainTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void the_line_to_run_it_again_has_the_timeout_as_a_person_writes_it() throws Exception {
    Path file = directory.resolve("long.yaml");
    Files.writeString(file, "version: 1\nsteps:\n- delay: 2s\n");
    StringWriter out = new StringWriter();
    String[] words = {"run", file.toString(), "--timeout", "0.1s"};
    CommandLine command = Wwep.commandLine(directory, words).setOut(new PrintWriter(out, true));
    assertThat(command.execute(words)).isEqualTo(42);
    assertThat(out.toString())
        .contains("again: wwep run " + file + " --seed 1 --timeout 100ms\n")
        .containsPattern("\\(sim, seed 1, 0\\.100 s simulated, \\d+\\.\\d s real\\)");
  }
}
