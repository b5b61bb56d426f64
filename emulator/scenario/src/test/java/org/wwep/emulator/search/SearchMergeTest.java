package org.wwep.emulator.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.report.SearchJson;
import org.wwep.emulator.report.SearchJunit;
import org.wwep.emulator.search.SearchSummary.Verdict;
import org.wwep.value.Shard;

/** Shards that are added up. */
class SearchMergeTest {
  private static final long COUNT = 200;

  @TempDir private Path folder = Path.of("");

  private List<Path> shards(int count, boolean keepGoing) throws Exception {
    List<Path> directories = new ArrayList<>();
    for (int index = 1; index <= count; index++) {
      Path directory = folder.resolve("shard" + index);
      SearchTally _ =
          SearchRuns.kept(directory, SearchRuns.header(COUNT, new Shard(index, count), keepGoing));
      directories.add(directory);
    }
    return directories;
  }

  @Test
  void shards_add_up_to_what_one_process_finds() throws Exception {
    SearchHeader header = SearchRuns.header(COUNT, Shard.WHOLE, true);
    SearchSummary one =
        new SearchSummary(header, header.seeds(), SearchRuns.whole(header), List.of());
    SearchSummary merged = SearchMerge.of(shards(3, true).reversed());
    assertThat(merged.tally().tried()).isEqualTo(COUNT);
    assertThat(SearchRuns.text(merged.tally())).isEqualTo(SearchRuns.text(one.tally()));
    assertThat(merged.causes()).isEqualTo(one.causes());
    assertThat(SearchJson.line(Instant.EPOCH, merged).end())
        .isEqualTo(SearchJson.line(Instant.EPOCH, one).end());
    assertThat(SearchJunit.text(merged)).isEqualTo(SearchJunit.text(one));
    assertThat(merged.verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void findings_by_one_cause_are_shown_once() throws Exception {
    SearchSummary merged = SearchMerge.of(shards(2, true));
    assertThat(merged.causes()).hasSizeLessThan(merged.tally().findings().size());
    assertThat(merged.causes())
        .containsKey(
            "ALWAYS (always \"Answered\" of line 4): fault reset_peer, press btn1 of lamp");
    assertThat(SearchJson.line(Instant.EPOCH, merged).end().split("\"cause\":", -1))
        .hasSize(merged.causes().size() + 1);
  }

  @Test
  void of_shards_that_end_with_a_finding_each_has_one() throws Exception {
    SearchSummary merged = SearchMerge.of(shards(2, false));
    assertThat(merged.tally().findings()).hasSize(2);
    assertThat(merged.unfinished()).isEmpty();
  }

  @Test
  void a_missing_shard_and_one_that_is_not_finished_are_named() throws Exception {
    List<Path> directories = shards(4, true);
    Path partial = folder.resolve("partial");
    SearchHeader third = SearchRuns.header(COUNT, new Shard(3, 4), true);
    try (SearchDirectory kept = SearchDirectory.open(partial, third)) {
      SearchTally part = new SearchTally();
      part.addDone(new IntervalSet.Interval(10, 5));
      kept.results().add(part);
    }
    SearchSummary merged = SearchMerge.of(List.of(directories.getFirst(), partial));
    assertThat(merged.unfinished())
        .containsExactly(
            "shards 2, 4 of 4 are missing",
            "shard 3/4 in %s: 5 of 50 seeds tried; go on: wwep explore finds.yaml --seeds 200 --resume %s"
                .formatted(partial, partial));
  }

  @Test
  void what_is_not_finished_is_no_pass() throws Exception {
    SearchHeader header = SearchRuns.header(8, new Shard(1, 8), true);
    Path directory = folder.resolve("one");
    SearchTally _ = SearchRuns.kept(directory, header);
    SearchSummary merged = SearchMerge.of(List.of(directory));
    assertThat(merged.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(merged.unfinished()).containsExactly("shards 2, 3, 4, 5, 6, 7, 8 of 8 are missing");
    assertThat(SearchJunit.text(merged)).contains("errors=\"1\"", "all seeds are tried");
  }

  @Test
  void shards_that_overlap_or_are_of_another_search_are_refused() throws Exception {
    List<Path> directories = shards(2, true);
    Path again = folder.resolve("again");
    SearchTally _ = SearchRuns.kept(again, SearchRuns.header(COUNT, new Shard(2, 2), true));
    refused(
        List.of(directories.getLast(), again),
        "%s and %s overlap: both are shard 2/2; leave one out"
            .formatted(directories.getLast(), again));
    Path third = folder.resolve("third");
    SearchTally _ = SearchRuns.kept(third, SearchRuns.header(COUNT, new Shard(1, 3), true));
    refused(List.of(directories.getFirst(), third), "they are shards 1/2 and 1/3");
    Path other = folder.resolve("other");
    SearchTally _ = SearchRuns.kept(other, SearchRuns.header(20, new Shard(1, 2), true));
    refused(List.of(directories.getLast(), other), "the number of seeds was 200, and is 20");
    refused(List.of(other, folder.resolve("./other")), "is named twice");
    refused(List.of(folder), "is no search's directory: it has no search.json");
  }

  private static void refused(List<Path> directories, String message) {
    assertThatExceptionOfType(SearchDirectoryException.class)
        .isThrownBy(() -> SearchMerge.of(directories))
        .withMessageContaining(message);
  }
}
