package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.cli.option.OptionConverters;
import org.wwep.emulator.cli.scenario.RunSelection;
import picocli.CommandLine;

class RunAgainTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void the_line_to_run_it_again_has_the_timeout_as_a_person_writes_it() throws Exception {
    Path file = directory.resolve("long.yaml");
    Files.writeString(file, "version: 1\nsteps:\n- delay: 50ms\n");
    RunSelection selection = new RunSelection();
    CommandLine command = new CommandLine(selection);
    OptionConverters.register(command);
    command.parseArgs("--timeout", "100ms");
    assertThat(selection.requests(List.of(file), 1).getFirst().reproduce())
        .isEqualTo("wwep run " + file + " --seed 1 --timeout 100ms");
  }
}
