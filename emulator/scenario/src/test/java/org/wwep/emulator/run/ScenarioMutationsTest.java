package org.wwep.emulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.wwep.emulator.explore.Explorer;
import org.wwep.emulator.explore.FirstFinding;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.run.RunResult.Verdict;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.command.Commands;
import org.wwep.emulator.scenario.yaml.ParseResult;
import org.wwep.emulator.scenario.yaml.ScenarioFile;
import org.wwep.emulator.scenario.yaml.ScenarioParser;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.testbed.ClientImage;
import org.wwep.emulator.testbed.FirmwareImage;

/**
 * Whatever is broken is noticed by the scenario that is about it, and by no other.
 *
 * <p>A chaos draws every kind of trouble, so that it may notice what a scenario is about as well;
 * what only chaos notices is held here, too.
 */
@Tag("slow")
class ScenarioMutationsTest {
  private static final Path LIBRARY = Path.of("..", "..", "docs", "scenarios");
  private static final int SEEDS = 200;

  private static final Logger SERVERS = Logger.getLogger("org.wwep.server");

  private static List<Scenario> all;

  @BeforeAll
  static void read() throws IOException {
    SERVERS.setLevel(Level.OFF);
    ScenarioParser parser = new ScenarioParser(Commands.ALL, FaultFormat::parse);
    all = new ArrayList<>();
    try (Stream<Path> files = Files.list(LIBRARY)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        switch (ScenarioFile.read(file, parser)) {
          case ParseResult.Valid valid -> all.add(valid.scenario());
          case ParseResult.Invalid invalid -> throw new AssertionError(invalid.problems());
        }
      }
    }
  }

  private static String name(Scenario scenario) {
    return String.valueOf(Path.of(scenario.file()).getFileName());
  }

  private static Scenario named(String name) {
    return all.stream().filter(scenario -> name(scenario).equals(name)).findFirst().orElseThrow();
  }

  static Stream<Mutation> mutations() {
    return Stream.of(BrokenFirmware.values(), BrokenTls.values(), BrokenServer.values())
        .flatMap(Arrays::stream);
  }

  private static List<RunResult> failures(UnaryOperator<RunRequest> plant) {
    List<RunResult> failed = new ArrayList<>();
    for (Scenario scenario : all) {
      if (scenario.chaos() == null) {
        Long seed = scenario.seed();
        RunRequest right = RunRequest.of(scenario, Rig.SIM, seed == null ? 1 : seed);
        RunResult result = ScenarioRunner.run(plant.apply(right));
        if (result.verdict() != Verdict.PASSED) {
          failed.add(result);
        }
      }
    }
    return failed;
  }

  @Test
  void every_scenario_has_something_that_breaks_it() {
    assertThat(
            Stream.concat(
                    mutations().map(Mutation::scenario),
                    Arrays.stream(BrokenUnderChaos.values()).map(BrokenUnderChaos::scenario))
                .distinct())
        .as("a new scenario needs a mutation that fails it: see Mutation")
        .containsExactlyInAnyOrderElementsOf(
            all.stream().map(ScenarioMutationsTest::name).toList());
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void the_scenario_about_it_fails_and_no_other(Mutation broken) {
    List<RunResult> failed = failures(broken::plant);
    assertThat(failed)
        .extracting(result -> name(result.scenario()))
        .as(() -> failed.stream().map(RunResult::failure).toList().toString())
        .containsExactly(broken.scenario());
    assertThat(failed.getFirst().verdict()).isEqualTo(Verdict.FAILED);
    assertThat(failed.getFirst().failure())
        .matches(
            "\\S*\\Q%s\\E:\\d+ step \\d+ \".+\" @ \\d+\\.\\d+s: expected .+, (was|stayed) .+; .*(last edges: .+|no edges so far)"
                .formatted(broken.scenario()));
  }

  @ParameterizedTest
  @EnumSource
  void what_goes_wrong_by_coincidence_is_noticed_by_its_chaos_alone(BrokenUnderChaos broken)
      throws Exception {
    assertThat(failures(right -> right.withImage(broken.image()))).isEmpty();
    for (Scenario scenario : all) {
      if (scenario.chaos() != null) {
        boolean about = name(scenario).equals(broken.scenario());
        assertThat(found(scenario, broken.image())).as(name(scenario)).hasSize(about ? 1 : 0);
      }
    }
    assertThat(found(named(broken.scenario()), FirmwareImage.CLIENT)).isEmpty();
  }

  private static List<Explorer.Finding> found(Scenario scenario, ClientImage image)
      throws InterruptedException, IOException {
    Optional<Explorer.Finding> found =
        FirstFinding.of(new Explorer(scenario, image, Schedule.SHUFFLED), 1, SEEDS, 1);
    return found.map(List::of).orElse(List.of());
  }
}
