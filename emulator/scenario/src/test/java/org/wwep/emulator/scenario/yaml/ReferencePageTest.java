package org.wwep.emulator.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.scenario.command.Commands;

class ReferencePageTest {
  private static final Path PAGE = Path.of("../../docs/reference/scenarios.md");
  private static final Path FIRST =
      Path.of("../cli/src/main/resources/org/wwep/emulator/cli/scenario/init/first-press.yaml");

  @Test
  void every_snippet_is_valid() throws IOException {
    List<String> snippets = new ArrayList<>();
    Matcher fence =
        Pattern.compile("^```yaml\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(Files.readString(PAGE));
    while (fence.find()) {
      snippets.add(fence.group(1));
    }
    assertThat(snippets).hasSizeGreaterThan(5);
    for (String snippet : snippets) {
      String whole = snippet.startsWith("- ") ? "version: 1\nsteps:\n" + snippet : snippet;
      assertThat(SampleScenarios.problems(whole)).as(snippet).isEmpty();
    }
  }

  @Test
  void every_command_and_every_fault_is_named() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(Commands.keywords()).allMatch(command -> page.contains("`" + command + "`"));
    assertThat(FaultFormat.types()).allMatch(type -> page.contains("`" + type + "`"));
    assertThat(StateLabels.ALL).allMatch(state -> page.contains("`" + state + "`"));
  }

  @Test
  void the_first_scenario_that_init_writes_is_valid() throws IOException {
    assertThat(SampleScenarios.problems(Files.readString(FIRST))).isEmpty();
  }
}
