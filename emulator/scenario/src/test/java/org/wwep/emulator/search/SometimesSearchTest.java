package org.wwep.emulator.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.explore.Explorer;
import org.wwep.emulator.report.HtmlPage;
import org.wwep.emulator.report.JunitXml;
import org.wwep.emulator.report.ResultJson;
import org.wwep.emulator.report.SearchJson;
import org.wwep.emulator.report.SearchJunit;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.run.TestScenarios;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.search.SearchSummary.Verdict;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.testbed.FirmwareImage;
import org.wwep.value.Shard;

/** A search that has to see something at least once. */
class SometimesSearchTest {
  private static final long COUNT = 40;
  private static final String RETRIED = "a press was retried";
  private static final String SPLIT = "a reply was split within byte 3";
  private static final String YAML =
      """
      version: 1
      devices: [{id: lamp, device-id: 00A5}]
      sometimes:
      - {name: a press was retried, attempts: 2}
      - name: a reply was split within byte 3
        fault-hits: {type: frame, stream: downstream, attributes: {op: split, after: 1..3}}
      - wait-serial: Gave Up
      - {name: answered, wait-frame: {device: lamp, register: '05', reply: A}}
      - {name: backed off, expect-state: BackingOff}
      chaos: {presses: 1..3, over: 1s, faults: [%s], max-faults: 2}
      """;

  private static Scenario scenario(String faults) {
    return TestScenarios.scenario("some.yaml", YAML.formatted(faults).getBytes(UTF_8));
  }

  private static SearchHeader header(Scenario scenario, Shard shard) {
    return new SearchHeader(
        "1.0",
        "some.yaml",
        "d1",
        "",
        new SeedSet(1, COUNT, shard),
        true,
        SearchHeader.links(scenario),
        SearchHeader.faults(scenario),
        SearchHeader.sometimes(scenario),
        List.of(),
        "again {seed} {items}",
        "onward {directory}");
  }

  private static SearchTally search(Scenario scenario, SearchHeader header, SearchRecord kept)
      throws Exception {
    Explorer explorer = new Explorer(scenario, FirmwareImage.CLIENT, Schedule.SHUFFLED);
    return new SeedSearch(explorer, header.seeds(), true, kept).run(2, null);
  }

  private static SearchSummary summary(String faults) throws Exception {
    Scenario scenario = scenario(faults);
    SearchHeader header = header(scenario, Shard.WHOLE);
    return new SearchSummary(
        header, header.seeds(), search(scenario, header, SearchRecord.inMemory()), List.of());
  }

  @Test
  void a_search_that_never_saw_something_fails_by_its_name() throws Exception {
    SearchSummary quiet = summary("");
    assertThat(quiet.tally().findings()).isEmpty();
    assertThat(quiet.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(quiet.unseen())
        .containsExactly(RETRIED, SPLIT, "wait-serial of line 7", "backed off");
    assertThat(quiet.tally().sometimes()).isEqualTo(Map.of("answered", COUNT));
    assertThat(SearchJson.line(Instant.EPOCH, quiet).end())
        .contains("\"verdict\":\"FAIL\"", "{\"name\":\"answered\",\"seeds\":40}")
        .contains("\"unseen\":[\"a press was retried\",\"a reply was split within byte 3\"");
    assertThat(SearchJunit.text(quiet))
        .contains("tests=\"6\" failures=\"4\"", "name=\"sometimes: a press was retried\"")
        .contains("message=\"no seed saw it\"");
  }

  @Test
  void what_a_seed_saw_counts() throws Exception {
    SearchSummary split =
        summary("{type: frame, attributes: {op: split, after: 2, delay: 1}}, reset_peer");
    assertThat(split.tally().sometimes().keySet()).contains(RETRIED, SPLIT, "answered");
    assertThat(split.unseen()).doesNotContain(RETRIED, SPLIT);
    SearchSummary later = summary("{type: frame, attributes: {op: split, after: 4, delay: 1}}");
    assertThat(later.unseen()).contains(SPLIT);
    SearchSummary upward =
        summary("{type: frame, stream: upstream, attributes: {op: split, after: 2, delay: 1}}");
    assertThat(upward.unseen()).contains(SPLIT);
  }

  @Test
  void a_shard_alone_does_not_fail_and_their_sum_is_judged(@TempDir Path folder) throws Exception {
    Scenario scenario = scenario("");
    List<Path> directories = new ArrayList<>();
    for (int shard = 1; shard <= 2; shard++) {
      SearchHeader header = header(scenario, new Shard(shard, 2));
      Path directory = folder.resolve("shard" + shard);
      directories.add(directory);
      for (int go = 1; go <= 2; go++) {
        try (SearchDirectory kept = SearchDirectory.open(directory, header)) {
          SearchTally tally = search(scenario, header, kept.results());
          SearchSummary part = new SearchSummary(header, header.seeds(), tally, List.of());
          assertThat(part.verdict()).as("shard %d, go %d", shard, go).isEqualTo(Verdict.PASS);
          assertThat(part.notYetSeen()).contains(RETRIED);
          assertThat(part.tally().sometimes()).containsEntry("answered", COUNT / 2);
        }
      }
    }
    SearchSummary half = SearchMerge.of(directories.subList(0, 1));
    assertThat(half.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(half.unseen()).isEmpty();
    SearchSummary whole = SearchMerge.of(directories);
    assertThat(whole.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(whole.unseen()).contains(RETRIED, SPLIT);
    assertThat(whole.tally().sometimes()).isEqualTo(Map.of("answered", COUNT));
  }

  @Test
  void a_run_tells_what_it_saw_and_does_not_fail_by_it() {
    RunResult result =
        TestScenarios.run(
            "some.yaml",
            """
            version: 1
            sometimes:
            - {name: split, fault-hits: {type: frame, attributes: {op: split}}}
            - {name: given up, wait-serial: {regex: Ga.e Up}}
            steps:
            - delay: 1s
            - fault: {type: frame, attributes: {op: split, after: 3, delay: 5}}
            - press: btn1
            - wait-frame: {reply: A}
            """);
    assertThat(result.verdict()).isEqualTo(RunResult.Verdict.PASSED);
    assertThat(result.sometimes()).isEqualTo(Map.of("split", true, "given up", false));
    assertThat(ResultJson.run(Instant.EPOCH, result).end())
        .contains(
            "\"sometimes\":[{\"name\":\"split\",\"seen\":true},{\"name\":\"given up\",\"seen\":false}]");
    assertThat(HtmlPage.text(result))
        .contains("\"sometimes\":[\"split seen\",\"given up not seen\"]");
    assertThat(JunitXml.text(List.of(result))).contains("name=\"sometimes given up\"");
  }
}
