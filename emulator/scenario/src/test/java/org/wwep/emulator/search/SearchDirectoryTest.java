package org.wwep.emulator.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.value.Shard;

/** A search that is kept: what may be gone on with, and what is refused. */
class SearchDirectoryTest {
  private static final SearchHeader HEADER = SearchRuns.header(120, Shard.WHOLE, true);

  @TempDir private Path folder = Path.of("");

  private Path begun() throws Exception {
    Path directory = folder.resolve("search");
    SearchTally _ = SearchRuns.kept(directory, HEADER);
    return directory;
  }

  private void refused(Path directory, SearchHeader header, String message) {
    assertThatExceptionOfType(SearchDirectoryException.class)
        .isThrownBy(() -> SearchDirectory.open(directory, header).close())
        .withMessageContaining(directory.toString())
        .withMessageContaining(message);
  }

  @Test
  void what_was_tried_is_not_tried_again() throws Exception {
    Path directory = begun();
    byte[] journal = Files.readAllBytes(directory.resolve("journal.log"));
    SearchTally again = SearchRuns.kept(directory, HEADER);
    assertThat(SearchRuns.text(again)).isEqualTo(SearchRuns.text(SearchRuns.whole(HEADER)));
    assertThat(directory.resolve("journal.log")).hasBinaryContent(journal);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.001, 0.3, 0.5, 0.77, 0.999})
  void a_journal_cut_anywhere_is_gone_on_with_to_the_same_end(double share) throws Exception {
    Path directory = folder.resolve("search");
    try (SearchDirectory kept = SearchDirectory.open(directory, HEADER)) {
      // Short parts, as they are kept where seeds take long.
      SearchTally all = SearchRuns.whole(HEADER);
      for (int from = 0; from < 100; from += 20) {
        kept.results().add(only(all, from, 20));
      }
    }
    Path journal = directory.resolve("journal.log");
    byte[] bytes = Files.readAllBytes(journal);
    Files.write(journal, Arrays.copyOf(bytes, (int) (bytes.length * share)));
    SearchTally end = SearchRuns.kept(directory, HEADER);
    assertThat(end.tried()).isEqualTo(120);
    assertThat(end.findings()).isEqualTo(SearchRuns.whole(HEADER).findings());
    assertThat(SearchRuns.kept(directory, HEADER).tried()).isEqualTo(120);
  }

  /** Returns the count of these seeds, and what they found. */
  private static SearchTally only(SearchTally all, long from, long count) {
    SearchTally part = new SearchTally();
    part.addDone(new IntervalSet.Interval(from, count));
    all.findings().stream()
        .filter(finding -> finding.seed() > from && finding.seed() <= from + count)
        .forEach(part::addFinding);
    return part;
  }

  @Test
  void a_search_of_no_time_says_so_and_is_gone_on_with() throws Exception {
    Path directory = folder.resolve("search");
    try (SearchDirectory kept = SearchDirectory.open(directory, HEADER)) {
      SearchTally late = SearchRuns.search(HEADER, kept.results()).run(1, Duration.ofNanos(1));
      assertThat(late.tried()).isZero();
      assertThat(late.isTimeUp()).isTrue();
    }
    assertThat(SearchRuns.kept(directory, HEADER).isTimeUp()).isFalse();
  }

  @Test
  void a_long_journal_becomes_one_line_and_says_the_same() throws Exception {
    Path directory = folder.resolve("search");
    SearchHeader many = SearchRuns.header(1_000_000, Shard.WHOLE, true);
    SearchTally expected = new SearchTally();
    try (SearchDirectory kept = SearchDirectory.open(directory, many)) {
      String padding = "x".repeat(40_000);
      for (int i = 0; i < 300; i++) {
        SearchTally part = new SearchTally();
        part.addDone(new IntervalSet.Interval(i * 10L, 10));
        part.coverage().add("open stream", "none", padding, 1);
        kept.results().add(part);
        expected.addAll(part);
      }
    }
    assertThat(Files.size(directory.resolve("journal.log"))).isLessThan(8L << 20);
    try (SearchDirectory kept = SearchDirectory.open(directory, many)) {
      assertThat(TallyFormat.write(kept.results().total())).isEqualTo(TallyFormat.write(expected));
    }
  }

  @Test
  void another_search_is_refused_by_name() throws Exception {
    Path directory = begun();
    refused(
        directory,
        SearchRuns.header(121, Shard.WHOLE, true),
        "the number of seeds was 120, and is 121");
    refused(
        directory, SearchRuns.header(120, new Shard(1, 2), true), "the shard was 1/1, and is 1/2");
    refused(
        directory,
        SearchRuns.header(120, Shard.WHOLE, false),
        "going on after a finding was on, and is off");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"wwep\":\"1.0\"', '\"wwep\":\"0.9\"', 'wwep was 0.9, and is 1.0'",
    "'\"digest\":\"d1\"', '\"digest\":\"d0\"', its scenario or firmware has changed since",
    "'\"format\":3', '\"format\":2', 'it has format 2, and this version of wwep reads 3'",
    "'\"shard\":\"1/1\"', '\"shard\":\"2/1\"', a shard is 1/N to N/N",
    "'\"seeds\":120,', '', it has no number 'seeds'",
    "'}', '', unexpected"
  })
  void a_header_of_another_version_or_none_is_refused(String is, String was, String message)
      throws Exception {
    Path directory = begun();
    Path header = directory.resolve("search.json");
    Files.writeString(header, Files.readString(header).replace(is, was));
    String expected = message.equals("unexpected") ? "it is no search's" : message;
    refused(directory, HEADER, expected);
  }

  @Test
  void what_was_lost_or_damaged_is_refused() throws Exception {
    Path directory = begun();
    Path header = directory.resolve("search.json");
    Path journal = directory.resolve("journal.log");
    byte[] whole = Files.readAllBytes(header);
    Files.write(header, Arrays.copyOf(whole, whole.length / 2));
    refused(directory, HEADER, "it is truncated");
    Files.delete(header);
    refused(directory, HEADER, "has no search.json beside its journal.log");
    Files.write(header, whole);
    byte[] lines = Files.readAllBytes(journal);
    lines[20] ^= 1;
    Files.write(journal, lines);
    refused(directory, HEADER, "line 1 is damaged: its checksum does not match");
    Files.delete(journal);
    refused(directory, HEADER, "has lost its journal.log");
  }

  @Test
  void seeds_that_count_twice_or_are_another_search_s_are_refused() throws Exception {
    Path directory = begun();
    Path journal = directory.resolve("journal.log");
    byte[] lines = Files.readAllBytes(journal);
    Files.write(journal, Files.readAllBytes(journal), java.nio.file.StandardOpenOption.APPEND);
    refused(directory, HEADER, "is there twice");
    SearchTally foreign = new SearchTally();
    foreign.addDone(new IntervalSet.Interval(120, 1));
    Files.write(journal, lines);
    Files.write(journal, JournalLine.write(foreign), java.nio.file.StandardOpenOption.APPEND);
    refused(directory, HEADER, "it is about seeds that the search has not");
  }

  @Test
  void somebody_else_s_directory_stays_as_it_is() throws Exception {
    Path file = Files.writeString(folder.resolve("thesis.tex"), "mine", UTF_8);
    refused(folder, HEADER, "it has thesis.tex; name an empty one");
    refused(file, HEADER, "is no directory");
    assertThat(folder).isDirectoryNotContaining("glob:**lock");
  }

  @Test
  void a_directory_in_use_is_refused() throws Exception {
    Path directory = folder.resolve("search");
    try (SearchDirectory _ = SearchDirectory.open(directory, HEADER)) {
      refused(directory, HEADER, "is in use: another process searches there");
    }
    SearchDirectory.open(directory, HEADER).close();
  }

  @Test
  void a_beginning_that_was_killed_is_begun_again() throws Exception {
    Path directory = Files.createDirectories(folder.resolve("search"));
    Files.createFile(directory.resolve("lock"));
    Files.createFile(directory.resolve("journal.log"));
    Files.writeString(directory.resolve("search.json.part"), "{\"for");
    assertThat(SearchRuns.kept(directory, HEADER).tried()).isEqualTo(120);
  }
}
