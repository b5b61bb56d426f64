package org.wwep.emulator.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.device.ClientDevice;
import org.wwep.device.machine.ClientMachine;
import org.wwep.device.machine.Event;
import org.wwep.device.machine.Failure;
import org.wwep.device.machine.State;
import org.wwep.device.machine.Transition;
import org.wwep.emulator.explore.CaseText;
import org.wwep.emulator.explore.ChaosCase;
import org.wwep.emulator.explore.Explorer;
import org.wwep.emulator.run.TestScenarios;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.testbed.ClientImage;
import org.wwep.emulator.testbed.FirmwareImage;
import org.wwep.value.Shard;

/** Searches whose plans are made of those that reached something new. */
class GuidedSearchTest {
  private static final String YAML =
      """
      version: 1
      devices: [{id: lamp, device-id: 00A5, attempts: 100}]
      chaos:
        presses: 1..6
        over: 10s
        faults: [latency, timeout, reset_peer, limit_data, packet_loss, frame]
        max-faults: 4
        settle: 10m
      """;

  @TempDir private Path folder = Path.of("");

  /** Firmware that stops if the reply to the fourth attempt or a later one is torn. */
  private static final ClientImage TORN =
      (board, rtos, net, config, trace, pools) ->
          new ClientDevice(
              board,
              rtos,
              net,
              config,
              trace,
              pools,
              settings -> {
                ClientMachine right = new ClientMachine(settings);
                return (state, event) -> torn(state, event, right.next(state, event));
              });

  private static Transition torn(State state, Event event, Transition next) {
    if (event instanceof Event.LinkFailed failed
        && failed.failure().kind() == Failure.Kind.PEER_CLOSED
        && state instanceof State.AwaitingReply awaiting
        && awaiting.attempt() >= 4
        && awaiting.board().queue().size() >= 3
        && next.ignored() == null) {
      throw new IllegalStateException("torn");
    }
    return next;
  }

  private static Scenario scenario() {
    return TestScenarios.scenario("chaos.yaml", YAML.getBytes(UTF_8));
  }

  private static Explorer explorer(ClientImage image) {
    return new Explorer(scenario(), image, Schedule.SHUFFLED);
  }

  private static GuidedSearch search(
      ClientImage image, SeedSet seeds, SearchRecord kept, @Nullable Path directory) {
    return new GuidedSearch(explorer(image), seeds, false, kept, List.of(), directory);
  }

  private static SeedSet seeds(long count) {
    return new SeedSet(1, count, Shard.WHOLE);
  }

  private static SearchTally found(int threads) throws Exception {
    return search(TORN, seeds(3000), SearchRecord.inMemory(), null).run(threads, null);
  }

  @Test
  void a_deep_bug_is_found_by_the_same_case_whatever_the_number_of_threads() throws Exception {
    SearchTally alone = found(1);
    assertThat(alone.findings()).hasSize(1);
    assertThat(SearchRuns.text(found(3))).isEqualTo(SearchRuns.text(alone));
  }

  @Test
  void what_is_printed_of_a_finding_finds_it_again_and_nothing_of_it_can_be_left_out()
      throws Exception {
    SearchFinding finding = found(2).findings().iterator().next();
    Explorer explorer = explorer(TORN);
    ChaosCase read = CaseText.read(finding.text(), scenario());
    assertThat(explorer.run(read).violation()).isEqualTo(finding.violation());
    assertThat(explorer(FirmwareImage.CLIENT).run(read).violation()).isNull();
    for (String id : read.ids()) {
      List<String> rest = read.ids().stream().filter(other -> !other.equals(id)).toList();
      assertThat(explorer.run(read.only(rest)).violation()).as("without %s", id).isNull();
    }
  }

  @Test
  void it_needs_fewer_seeds_than_plans_that_seeds_draw_by_themselves() throws Exception {
    SearchTally uniform =
        new SeedSearch(explorer(TORN), seeds(3000), false, SearchRecord.inMemory()).run(2, null);
    assertThat(found(2).tried() * 2).isLessThan(uniform.tried());
  }

  @Test
  void a_search_that_was_ended_goes_on_as_if_it_had_not_been() throws Exception {
    SearchHeader header = SearchRuns.header(200, Shard.WHOLE, false);
    SearchTally whole =
        search(FirmwareImage.CLIENT, header.seeds(), SearchRecord.inMemory(), null).run(2, null);
    try (SearchDirectory kept = SearchDirectory.open(folder, header)) {
      SearchTally some =
          search(FirmwareImage.CLIENT, header.seeds(), kept.results(), folder)
              .run(2, Duration.ofNanos(1));
      assertThat(some.tried()).isEqualTo(32);
      assertThat(some.isTimeUp()).isTrue();
    }
    // What a kill leaves behind: seeds that are kept, and none of what they reached.
    Files.delete(folder.resolve(GuideStore.NAME));
    try (SearchDirectory kept = SearchDirectory.open(folder, header)) {
      SearchTally rest =
          search(FirmwareImage.CLIENT, header.seeds(), kept.results(), folder).run(2, null);
      assertThat(rest.tried()).isEqualTo(200);
      assertThat(SearchRuns.text(rest).replace("\"time-up\":true,", ""))
          .isEqualTo(SearchRuns.text(whole));
    }
  }

  @Test
  void a_search_begins_with_the_corpus_of_another() throws Exception {
    SearchHeader header = SearchRuns.header(64, Shard.WHOLE, false);
    try (SearchDirectory kept = SearchDirectory.open(folder, header)) {
      SearchTally _ =
          search(FirmwareImage.CLIENT, header.seeds(), kept.results(), folder).run(2, null);
    }
    List<ChaosCase> corpus =
        CorpusFiles.read(CorpusFiles.of(folder.resolve("corpus")), explorer(FirmwareImage.CLIENT));
    assertThat(corpus).hasSizeBetween(2, 64);
    GuidedSearch search =
        new GuidedSearch(
            explorer(FirmwareImage.CLIENT),
            seeds(corpus.size()),
            false,
            SearchRecord.inMemory(),
            corpus,
            null);
    SearchTally tally = search.run(1, null);
    SearchTally each = new SearchTally();
    for (ChaosCase one : corpus) {
      each.addAcknowledged(explorer(FirmwareImage.CLIENT).run(one).acknowledged());
    }
    assertThat(tally.acknowledged()).isEqualTo(each.acknowledged());
  }

  @Test
  void plans_of_ones_own_stay_in_its_corpus() throws Exception {
    Path corpus = Files.createDirectories(folder.resolve("corpus"));
    Files.writeString(corpus.resolve("mine.plan"), "seed 7\n");
    Files.writeString(corpus.resolve("999999.plan"), "seed 7\n");
    SearchTally _ =
        search(FirmwareImage.CLIENT, seeds(2), SearchRecord.inMemory(), folder).run(1, null);
    assertThat(corpus.resolve("mine.plan")).hasContent("seed 7");
    assertThat(corpus.resolve("000001.plan")).exists();
    assertThat(corpus.resolve("999999.plan")).doesNotExist();
  }

  @Test
  void what_it_knew_and_is_damaged_is_refused_by_name() throws Exception {
    SearchHeader header = SearchRuns.header(64, Shard.WHOLE, false);
    Files.createDirectories(folder);
    try (SearchDirectory kept = SearchDirectory.open(folder, header)) {
      Files.writeString(folder.resolve(GuideStore.NAME), "{\"tried\":");
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(
              () ->
                  search(FirmwareImage.CLIENT, header.seeds(), kept.results(), folder).run(1, null))
          .withMessageContaining("guide.log is damaged, it is truncated: delete it");
    }
  }
}
