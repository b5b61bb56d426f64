package org.wwep.emulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.run.RunResult.Verdict;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.yaml.Parsed;
import org.wwep.emulator.scenario.yaml.ScenarioFile;
import org.wwep.emulator.scenario.yaml.ScenarioParser;

/** Each broken firmware is noticed by the scenario that is about it, and by no other. */
class ScenarioMutationsTest {
  private static final Path LIBRARY = Path.of("..", "docs", "scenarios");

  private static List<Scenario> library() throws IOException {
    ScenarioParser parser = new ScenarioParser(FaultFormat::parse);
    List<Scenario> scenarios = new ArrayList<>();
    try (Stream<Path> files = Files.list(LIBRARY)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        if (ScenarioFile.read(file, parser) instanceof Parsed.Valid valid
            && valid.scenario().chaos() == null) {
          scenarios.add(valid.scenario());
        }
      }
    }
    assertThat(scenarios).hasSizeGreaterThan(15);
    return scenarios;
  }

  @ParameterizedTest
  @EnumSource
  void the_scenario_about_it_fails_and_no_other(BrokenFirmware broken) throws Exception {
    List<RunResult> failed = new ArrayList<>();
    for (Scenario scenario : library()) {
      Long seed = scenario.seed();
      RunResult result =
          ScenarioRunner.run(
              RunRequest.of(scenario, Rig.SIM, seed == null ? 1 : seed).withImage(broken.image()));
      if (result.verdict() != Verdict.PASSED) {
        failed.add(result);
      }
    }
    assertThat(failed)
        .extracting(result -> Path.of(result.scenario().file()).getFileName().toString())
        .as(() -> failed.stream().map(RunResult::failure).toList().toString())
        .containsExactly(broken.scenario());
    assertThat(failed.getFirst().failure())
        .contains(broken.scenario() + ":")
        .contains(" step ")
        .contains("expected");
  }
}
