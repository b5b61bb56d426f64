package org.wwep.emulator.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.List;
import org.wwep.emulator.explore.Explorer;
import org.wwep.emulator.run.TestScenarios;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.testbed.FirmwareImage;
import org.wwep.value.Shard;

/** Searches of a scenario in which one seed in ten breaks what always holds. */
final class SearchRuns {
  private static final String YAML =
      """
      version: 1
      devices: [{id: lamp, device-id: 00A5, attempts: 1}]
      always:
      - {name: Answered, expect-not-serial: "Gave Up"}
      chaos: {presses: 1..2, over: 1s, faults: [reset_peer, frame], max-faults: 1, settle: 1m}
      """;

  private SearchRuns() {}

  static SearchHeader header(long count, Shard shard, boolean keepGoing) {
    return new SearchHeader(
        "1.0",
        "finds.yaml",
        "d1",
        "",
        new SeedSet(1, count, shard),
        keepGoing,
        SearchHeader.links(scenario()),
        SearchHeader.faults(scenario()),
        SearchHeader.sometimes(scenario()),
        List.of(),
        "wwep explore finds.yaml --seed {seed} --only {items}",
        "wwep explore finds.yaml --seeds " + count + " --resume {directory}");
  }

  private static Scenario scenario() {
    return TestScenarios.scenario("finds.yaml", YAML.getBytes(UTF_8));
  }

  static Explorer explorer() {
    return new Explorer(scenario(), FirmwareImage.CLIENT, Schedule.SHUFFLED);
  }

  static SeedSearch search(SearchHeader header, SearchRecord kept) {
    return new SeedSearch(explorer(), header.seeds(), header.keepGoing(), kept);
  }

  /** Searches in a directory until all is tried. */
  static SearchTally kept(Path directory, SearchHeader header) throws Exception {
    try (SearchDirectory kept = SearchDirectory.open(directory, header)) {
      return search(header, kept.results()).run(2, null);
    }
  }

  /** Searches the same in memory. */
  static SearchTally whole(SearchHeader header) throws Exception {
    return search(header, SearchRecord.inMemory()).run(1, null);
  }

  /** Returns all that has to be equal of two searches. */
  static String text(SearchTally tally) {
    return TallyFormat.write(tally)
        .replaceFirst("\"done\":\\[[^a-z]*\\],", "")
        .replaceFirst("\"work-ns\":\\d+,", "");
  }
}
