package org.wwep.emulator.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.emulator.explore.ChaosCase;
import org.wwep.emulator.explore.Explorer;
import org.wwep.emulator.explore.SeedRun;
import org.wwep.emulator.guide.Guide;
import org.wwep.emulator.run.FirmwareSelector;
import org.wwep.emulator.run.TestFirmware;
import org.wwep.emulator.run.TestScenarios;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.testbed.DeviceSeams;
import org.wwep.emulator.testbed.FirmwareImage;
import org.wwep.emulator.timeline.EventLog;
import org.wwep.value.Shard;

/** Searches of firmware in C, and which of its basic blocks they reached. */
@Tag("slow")
class FirmwareSearchTest {
  private static final long COUNT = 30;

  @TempDir private Path folder = Path.of("");

  private static Scenario scenario(String yaml) {
    return TestScenarios.scenario(Path.of("src/test/c/any.yaml").toString(), yaml.getBytes(UTF_8));
  }

  private static Scenario chaos(String carrier) {
    return scenario(
        """
        version: 1
        server: {reasons: true}
        devices:
        - {id: kitchen, firmware: {c: [chaos_client.c], carrier: %1$s}}
        - {id: hall, firmware: {c: [chaos_client.c], carrier: %1$s}}
        chaos: {presses: 1..3, over: 2s, faults: [latency, timeout, reset_peer], settle: 10m}
        """
            .formatted(carrier));
  }

  private static Explorer explorer(String carrier) throws Exception {
    Scenario scenario = chaos(carrier);
    return new Explorer(scenario, TestFirmware.load(scenario, carrier), Schedule.SHUFFLED);
  }

  private static SearchHeader header(Explorer explorer, Shard shard) {
    return new SearchHeader(
        "1.0",
        "any.yaml",
        "d1",
        "",
        new SeedSet(1, COUNT, shard),
        true,
        SearchHeader.links(explorer.scenario()),
        SearchHeader.faults(explorer.scenario()),
        List.of(),
        explorer.firmware(),
        "again {seed} {items}",
        "onward {directory}");
  }

  private static SearchTally search(Explorer explorer, Shard shard, SearchRecord kept, int threads)
      throws Exception {
    return new SeedSearch(explorer, header(explorer, shard).seeds(), true, kept).run(threads, null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"native", "wasm"})
  void blocks_count_by_seeds_whatever_the_number_of_threads_and_of_shards(String carrier)
      throws Exception {
    SearchTally one = search(explorer(carrier), Shard.WHOLE, SearchRecord.inMemory(), 1);
    SearchTally three = search(explorer(carrier), Shard.WHOLE, SearchRecord.inMemory(), 3);
    assertThat(SearchRuns.text(three)).isEqualTo(SearchRuns.text(one));
    List<Path> shards = new ArrayList<>();
    for (int i = 1; i <= 2; i++) {
      Explorer explorer = explorer(carrier);
      Path directory = folder.resolve("shard" + i);
      Shard shard = new Shard(i, 2);
      try (SearchDirectory kept = SearchDirectory.open(directory, header(explorer, shard))) {
        SearchTally _ = search(explorer, shard, kept.results(), 2);
      }
      shards.add(directory);
    }
    SearchSummary merged = SearchMerge.of(shards);
    assertThat(SearchRuns.text(merged.tally())).isEqualTo(SearchRuns.text(one));
    assertThat(merged.blockGaps())
        .singleElement()
        .satisfies(
            gap -> {
              // Both devices have the same firmware, so a seed counts once.
              assertThat(gap.places().values()).allMatch(seeds -> seeds.getFirst() <= COUNT);
              assertThat(gap.reached()).isBetween(10L, (long) gap.of() - 1);
              assertThat(gap.toString())
                  .contains("basic blocks of chaos_client.c (" + carrier + ") never reached: ")
                  .contains(" at chaos_client.c:");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"native", "wasm"})
  void a_seed_is_the_same_where_nobody_asks_about_blocks(String carrier) throws Exception {
    Explorer asked = explorer(carrier);
    Scenario scenario = chaos(carrier);
    Explorer silent =
        new Explorer(scenario, silent(TestFirmware.load(scenario, carrier)), Schedule.SHUFFLED);
    assertThat(silent.firmware()).isEmpty();
    for (long seed = 1; seed <= 5; seed++) {
      SeedRun run = asked.replay(seed, null);
      assertThat(run.blocks()).hasSize(1);
      assertThat(EventLog.text(run.timeline()))
          .isEqualTo(EventLog.text(silent.replay(seed, null).timeline()));
    }
  }

  /** Returns the same firmware, of whose blocks nobody can tell. */
  private static FirmwareSelector silent(FirmwareSelector firmware) {
    return (DeviceSpec device) -> {
      FirmwareImage image = firmware.of(device);
      return (DeviceSeams seams) -> image.install(seams);
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"native", "wasm"})
  void a_guide_takes_each_block_as_something_reached(String carrier) throws Exception {
    Scenario scenario = chaos(carrier);
    FirmwareSelector firmware = TestFirmware.load(scenario, carrier);
    Explorer asked = new Explorer(scenario, firmware, Schedule.SHUFFLED);
    Explorer silent = new Explorer(scenario, silent(firmware), Schedule.SHUFFLED);
    SeedRun run = asked.replay(1, null);
    int blocks = run.blocks().values().iterator().next().cardinality();
    assertThat(blocks).isGreaterThan(10);
    assertThat(reached(asked, run)).isEqualTo(reached(silent, silent.replay(1, null)) + blocks);
  }

  private static int reached(Explorer explorer, SeedRun run) {
    Guide guide = new Guide(explorer, List.of());
    ChaosCase chaosCase = new ChaosCase(1, explorer.plan(1));
    guide.add(1, chaosCase, Guide.Reach.of(run, chaosCase));
    return guide.reached();
  }
}
