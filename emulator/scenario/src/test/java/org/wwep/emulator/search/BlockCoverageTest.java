package org.wwep.emulator.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.explore.FirmwareTable;
import org.wwep.emulator.report.SearchJson;
import org.wwep.emulator.report.SearchJunit;
import org.wwep.emulator.report.SearchReports;
import org.wwep.emulator.testbed.BasicBlock;
import org.wwep.value.Shard;

/** What a search says of the basic blocks of firmware in C. */
class BlockCoverageTest {
  private static final FirmwareTable TABLE =
      new FirmwareTable(
          "main.c",
          "native",
          List.of(
              new BasicBlock("start", "main.c:3"),
              new BasicBlock("on_press", "main.c:8"),
              new BasicBlock("on_press", "main.c:8"),
              new BasicBlock("on_<press>", "main.c:9"),
              new BasicBlock("", "")));

  private static final SearchHeader HEADER = header(TABLE);

  private static SearchHeader header(FirmwareTable... firmware) {
    SearchHeader plain = SearchRuns.header(10, Shard.WHOLE, true);
    return new SearchHeader(
        plain.version(),
        plain.file(),
        plain.digest(),
        plain.options(),
        plain.seeds(),
        plain.keepGoing(),
        plain.links(),
        plain.faults(),
        plain.sometimes(),
        List.of(firmware),
        plain.again(),
        plain.onward());
  }

  private static SearchTally tally(int... blocks) {
    BitSet reached = new BitSet();
    for (int block : blocks) {
      reached.set(block);
    }
    SearchTally tally = new SearchTally();
    tally.coverage().blocks().add(TABLE.id(), reached);
    return tally;
  }

  private static SearchSummary summary(SearchTally tally) {
    return new SearchSummary(HEADER, HEADER.seeds(), tally, List.of());
  }

  @Test
  void seeds_count_once_a_block_and_the_sum_of_parts_is_the_whole() {
    SearchTally whole = tally(0, 2);
    whole.addShard(TallyFormat.read(TallyFormat.write(tally(0))));
    whole.addShard(tally());
    assertThat(whole.coverage().blocks().seeds(TABLE)).containsExactly(2, 0, 1, 0, 0);
    assertThat(TallyFormat.write(whole))
        .contains("\"blocks\":{\"%s\":[2,0,1]}".formatted(TABLE.id()));
  }

  @Test
  void what_was_never_reached_is_named_by_function_and_line() {
    SearchSummary summary = summary(tally(0, 2));
    assertThat(summary.blockGaps())
        .singleElement()
        .hasToString(
            "3 of 5 basic blocks of main.c (native) never reached: on_press at main.c:8 (1 of 2);"
                + " on_<press> at main.c:9; no line known");
    assertThat(summary(tally(0, 1, 2, 3, 4)).blockGaps())
        .singleElement()
        .hasToString("all 5 basic blocks of main.c (native) were reached");
    assertThat(SearchJson.line(Instant.EPOCH, summary).end())
        .contains(
            """
            "basic-blocks":[{"firmware":"main.c","carrier":"native",\
            "id":"main.c (native) %s","blocks":5,"reached":2,\
            "never":["on_press at main.c:8 (1 of 2)","""
                .formatted(checksum(TABLE)),
            """
            "places":[{"function":"start","place":"main.c:3","seeds":[1]},\
            {"function":"on_press","place":"main.c:8","seeds":[0,1]}""");
    assertThat(SearchJunit.text(summary))
        .contains("name=\"basic blocks of main.c (native)\" value=\"5\"")
        .contains(
            "name=\"never reached in main.c (native)\" value=\"on_press at main.c:8 (1 of 2)");
  }

  @Test
  void the_same_sources_by_two_compilers_have_two_names_everywhere(@TempDir Path folder)
      throws Exception {
    FirmwareTable other = new FirmwareTable("main.c", "native", TABLE.blocks().subList(0, 2));
    SearchHeader both = header(TABLE, other);
    SearchSummary summary = new SearchSummary(both, both.seeds(), tally(0, 2), List.of());
    String one = "main.c (native, blocks " + checksum(TABLE) + ")";
    String two = "main.c (native, blocks " + checksum(other) + ")";
    assertThat(one).isNotEqualTo(two);
    assertThat(summary.blockGaps().getFirst()).asString().contains("blocks of " + one + " never");
    assertThat(summary.blockGaps().getLast()).asString().contains("blocks of " + two + " never");
    assertThat(SearchJunit.text(summary))
        .containsOnlyOnce("name=\"basic blocks of " + one + "\"")
        .containsOnlyOnce("name=\"never reached in " + two + "\"");
    assertThat(SearchJson.line(Instant.EPOCH, summary).end())
        .containsOnlyOnce("\"id\":\"" + TABLE.id() + "\"")
        .containsOnlyOnce("\"id\":\"" + other.id() + "\"");
    assertThat(SearchReports.write(folder, summary, _ -> Optional.empty())).isEmpty();
    assertThat(Files.readString(folder.resolve("index.html")))
        .contains("<caption>Basic blocks of " + one, "<caption>Basic blocks of " + two);
  }

  private static String checksum(FirmwareTable table) {
    return table.id().substring(table.id().lastIndexOf(' ') + 1);
  }

  @Test
  void the_page_has_functions_and_what_was_never_reached(@TempDir Path folder) throws Exception {
    assertThat(SearchReports.write(folder, summary(tally(0, 2)), _ -> Optional.empty())).isEmpty();
    assertThat(Files.readString(folder.resolve("index.html")))
        .contains("<h2>Basic blocks of firmware</h2>", "3 of 5 basic blocks of main.c (native)")
        .contains("<th scope=\"row\">on_press at main.c:8 (1 of 2)</th>")
        .contains("<th scope=\"row\">on_press</th><td>2</td><td>1</td>")
        .contains("<th scope=\"row\">on_&lt;press&gt;</th><td>1</td><td>0</td>");
    SearchSummary other = new SearchSummary(header(), HEADER.seeds(), new SearchTally(), List.of());
    assertThat(SearchReports.write(folder, other, _ -> Optional.empty())).isEmpty();
    assertThat(Files.readString(folder.resolve("index.html"))).doesNotContain("Basic blocks");
  }

  @Test
  void the_header_has_the_blocks_and_those_of_another_compiler_are_another_search() {
    SearchHeader read = SearchHeader.read(HEADER.text().getBytes(UTF_8));
    assertThat(read).isEqualTo(HEADER);
    assertThat(read.difference(HEADER)).isEmpty();
    FirmwareTable other =
        new FirmwareTable("main.c", "native", List.of(new BasicBlock("start", "main.c:3")));
    assertThat(read.difference(header(other)))
        .contains(
            "main.c (native) has 1 basic blocks here and 5 in the directory:"
                + " another compiler or carrier, or no addr2line");
    assertThat(read.difference(header()))
        .hasValueSatisfying(
            text -> assertThat(text).contains("has 0 basic blocks here and 5 in the directory"));
    assertThat(read.difference(header(TABLE, new FirmwareTable("a.c", "wasm", other.blocks()))))
        .hasValueSatisfying(
            text -> assertThat(text).contains("a.c (wasm) has 1 basic blocks here and 0 in the"));
    List<BasicBlock> blind = new ArrayList<>(TABLE.blocks());
    blind.set(3, new BasicBlock("", ""));
    assertThat(read.difference(header(new FirmwareTable("main.c", "native", blind))))
        .contains(
            "of 5 basic blocks of main.c (native) one is 'no line known' here and 'on_<press> at"
                + " main.c:9' in the directory: another compiler or carrier, or no addr2line");
    // Shards of both can be added up: each counts by itself.
    assertThat(read.differenceBesideShard(header(other))).isEmpty();
    assertThat(other.id()).isNotEqualTo(TABLE.id());
  }
}
