package org.wwep.emulator.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.emulator.explore.Explorer.Finding;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.command.Commands;
import org.wwep.emulator.scenario.yaml.ParseResult;
import org.wwep.emulator.scenario.yaml.ScenarioFile;
import org.wwep.emulator.scenario.yaml.ScenarioParser;
import org.wwep.emulator.search.SearchRecord;
import org.wwep.emulator.search.SearchTally;
import org.wwep.emulator.search.SeedSearch;
import org.wwep.emulator.search.SeedSet;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.testbed.ClientImage;
import org.wwep.emulator.testbed.FirmwareImage;
import org.wwep.emulator.timeline.EventLog;
import org.wwep.value.Shard;

/** The standard chaos, with right and with wrong firmware. */
class ExplorerTest {
  private static final int ENOUGH = 10_000;

  private static Explorer explorer(ClientImage image) {
    return new Explorer(chaos(), image, Schedule.SHUFFLED);
  }

  private static Scenario chaos() {
    Path file = Path.of("..", "..", "docs", "scenarios", "chaos.yaml");
    return switch (ScenarioFile.read(file, new ScenarioParser(Commands.ALL, FaultFormat::parse))) {
      case ParseResult.Valid valid -> valid.scenario();
      case ParseResult.Invalid invalid -> throw new AssertionError(invalid.problems());
    };
  }

  @Test
  void the_firmware_stands_a_thousand_seeds() throws Exception {
    SearchTally tally = search(explorer(FirmwareImage.CLIENT), 1, 1000).run(2, null);
    assertThat(tally.findings()).isEmpty();
    assertThat(tally.tried()).isEqualTo(1000);
    assertThat(tally.acknowledged()).isGreaterThan(3000);
  }

  @ParameterizedTest
  @EnumSource
  void a_planted_bug_is_found_shrunk_and_found_again_by_what_was_printed(SeededBugs bug)
      throws Exception {
    Explorer explorer = explorer(bug.image());
    Optional<Finding> found = FirstFinding.of(explorer, 1, ENOUGH, 2);
    assertThat(found).as("%s", bug).isPresent();
    Finding broken = found.get();
    List<String> ids = broken.plan().ids();
    SeedRun again = explorer.replay(broken.seed(), ids);
    assertThat(again.violation()).isEqualTo(broken.violation());
    assertThat(EventLog.text(explorer.replay(broken.seed(), ids).timeline()))
        .isEqualTo(EventLog.text(again.timeline()));
    assertThat(explorer(FirmwareImage.CLIENT).replay(broken.seed(), ids).violation()).isNull();
    for (String id : ids) {
      List<String> fewer = ids.stream().filter(other -> !other.equals(id)).toList();
      SeedRun smaller = explorer.replay(broken.seed(), fewer);
      assertThat(smaller.violation() == null ? null : smaller.violation().rule())
          .as("without %s", id)
          .isNotEqualTo(broken.violation().rule());
    }
  }

  @Test
  void the_lowest_seed_is_found_whatever_the_number_of_threads() throws Exception {
    SeededBugs bug = SeededBugs.SENDS_THE_STATE_OF_A_LATER_PRESS;
    Optional<Finding> alone = FirstFinding.of(explorer(bug.image()), 1, ENOUGH, 1);
    assertThat(FirstFinding.of(explorer(bug.image()), 1, ENOUGH, 4)).isEqualTo(alone);
  }

  @Test
  void a_search_that_is_stopped_ends_with_the_seed_under_way_and_says_which_is_next()
      throws Exception {
    AtomicReference<@Nullable SeedSearch> searching = new AtomicReference<>();
    ClientImage stopping =
        (board, rtos, net, config, trace, pools) -> {
          Objects.requireNonNull(searching.get()).stop();
          return FirmwareImage.CLIENT.install(board, rtos, net, config, trace, pools);
        };
    SeedSearch search = search(explorer(stopping), 7, 100);
    searching.set(search);
    SearchTally tally = search.run(1, null);
    assertThat(tally.findings()).isEmpty();
    assertThat(tally.tried()).isEqualTo(1);
    assertThat(tally.untried()).isEqualTo(1);
    assertThat(search.isComplete()).isFalse();
  }

  private static SeedSearch search(Explorer explorer, long first, long count) {
    return new SeedSearch(
        explorer, new SeedSet(first, count, Shard.WHOLE), false, SearchRecord.inMemory());
  }
}
