package org.wwep.emulator.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wwep.emulator.explore.FaultMoment;
import org.wwep.emulator.report.AxeCheck;
import org.wwep.emulator.report.Browser;
import org.wwep.emulator.report.FindingPages;
import org.wwep.emulator.report.SearchReports;
import org.wwep.emulator.report.SystemTool;
import org.wwep.value.Shard;

/** Somebody opens the page of a search, and from there the timeline of what it found. */
@Tag("slow")
class SearchPageTest {
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final long COUNT = 60;

  @TempDir private static Path dir = Path.of("");

  private static SearchSummary summary =
      new SearchSummary(
          SearchRuns.header(1, Shard.WHOLE, true),
          new SeedSet(1, 1, Shard.WHOLE),
          new SearchTally(),
          List.of());

  @BeforeAll
  static void search() throws Exception {
    SearchHeader header = SearchRuns.header(COUNT, Shard.WHOLE, true);
    summary =
        new SearchSummary(
            header, header.seeds(), SearchRuns.whole(header), List.of("shard 2/2 is <missing>"));
    assertThat(SearchReports.write(dir, summary, replayed(header))).isEmpty();
  }

  private static SearchReports.PageSource replayed(SearchHeader header) {
    return FindingPages.replayed(SearchRuns.explorer(), header);
  }

  private static Browser open(String page, int width, int height) throws IOException {
    Optional<Path> chromium = SystemTool.find("chromium");
    assumeTrue(chromium.isPresent(), "needs chromium");
    return Browser.open(chromium.orElseThrow(), dir.resolve(page), width, height);
  }

  private static String text(String selector) {
    return "[...document.querySelectorAll('" + selector + "')].map(e => e.textContent).join('|')";
  }

  @Test
  void it_tells_what_was_found_with_the_command_that_runs_it_again() throws Exception {
    List<SearchFinding> lowest = SearchReports.shown(summary);
    assertThat(lowest).isNotEmpty();
    try (Browser browser = open("index.html", 1400, 900)) {
      assertThat(browser.eval(text(".verdict"))).isEqualTo("FAIL");
      assertThat(browser.eval(text(".figures dd")))
          .startsWith(
              "%d|%d|%d|"
                  .formatted(COUNT, summary.tally().findings().size(), summary.causes().size()));
      assertThat(browser.eval(text(".replay")).split("\\|"))
          .containsExactlyElementsOf(
              lowest.stream().map(finding -> summary.header().again(finding)).toList());
      assertThat(browser.eval(text(".finding ol li")))
          .isEqualTo(
              String.join("|", lowest.stream().flatMap(one -> one.plan().stream()).toList()));
      assertThat(browser.eval(text(".unfinished"))).isEqualTo("shard 2/2 is <missing>");
      browser.screenshot(PICTURES.resolve("search.png"));
      assertThat(browser.complaints()).isEmpty();
      assertThat(browser.requests()).allMatch(request -> request.startsWith("file:"));
    }
  }

  @Test
  void its_tables_have_what_was_reached_and_what_never() throws Exception {
    Map<String, Map<String, Long>> faults =
        Objects.requireNonNull(summary.tally().coverage().seeds().get("open stream"));
    try (Browser browser = open("index.html", 1400, 900)) {
      assertThat(browser.eval(text("table:not(.moments) thead th")))
          .isEqualTo("transition|" + String.join("|", faults.keySet()));
      String quiet =
          "[...document.querySelectorAll('tbody tr')].find(r => r.cells[0].textContent ==="
              + " 'AwaitingReply -> Idle by Acknowledged').cells[1 + %d].textContent";
      Long seeds =
          Objects.requireNonNull(faults.get("none")).get("AwaitingReply -> Idle by Acknowledged");
      assertThat(browser.eval(quiet.formatted(List.copyOf(faults.keySet()).indexOf("none"))))
          .isEqualTo(String.valueOf(seeds));
      assertThat(browser.eval(text("tr.never th")))
          .isEqualTo(String.join("|", summary.never("open stream")));
    }
  }

  @Test
  void it_tells_at_which_moments_faults_hit_and_at_which_never() throws Exception {
    MomentCoverage.Cell frame =
        Objects.requireNonNull(
            summary
                .tally()
                .coverage()
                .moments()
                .cells()
                .getOrDefault("open stream", Map.of())
                .getOrDefault("frame", Map.of())
                .get(FaultMoment.FRAME));
    try (Browser browser = open("index.html", 1400, 900)) {
      String heads = browser.eval(text(".moments thead th"));
      assertThat(heads)
          .isEqualTo(
              "fault|before connect|during connect|during handshake|within frame|before reply"
                  + "|within reply|while closing|between attempts|idle");
      int column = List.of(heads.split("\\|")).indexOf("within frame");
      assertThat(
              browser.eval(
                  "[...document.querySelectorAll('.moments tbody tr')].find(r => r.cells[0]"
                      + ".textContent === 'frame').cells[%d].textContent".formatted(column)))
          .isEqualTo(String.valueOf(frame.seeds()));
      assertThat(browser.eval(text(".gap")))
          .endsWith("|" + summary.momentGaps().getFirst().toString());
    }
  }

  @Test
  void a_finding_leads_to_its_timeline_with_its_plan_as_steps() throws Exception {
    SearchFinding first = SearchReports.shown(summary).getFirst();
    try (Browser browser = open("index.html", 1400, 900)) {
      String target = browser.eval("document.querySelector('.timeline-link').href");
      assertThat(target).endsWith("/seed-" + first.seed() + ".html");
    }
    try (Browser browser = open("seed-" + first.seed() + ".html", 1400, 900)) {
      assertThat(browser.eval(text("#verdict"))).isEqualTo("FAIL");
      assertThat(browser.eval("data.steps.length + ' ' + data.steps.filter(s => !s.ok).length"))
          .isEqualTo(first.items().size() + " 1");
      assertThat(browser.eval("failing.to"))
          .isEqualTo(Long.toString(first.violation().at().toNanos()));
      assertThat(browser.eval(text("#reproduce"))).isEqualTo(summary.header().again(first));
      assertThat(browser.eval(text("#expected"))).isEqualTo(first.violation().rule().words());
      assertThat(browser.eval("document.querySelector('#links a').getAttribute('href')"))
          .isEqualTo("index.html");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"1400,900,light", "1400,900,dark", "420,800,light", "420,800,dark"})
  void axe_finds_no_fault_and_nothing_is_wider_than_the_window(int width, int height, String scheme)
      throws Exception {
    AxeCheck.needed();
    try (Browser browser = open("index.html", width, height)) {
      browser.prefer(scheme);
      browser.screenshot(PICTURES.resolve("search-" + width + "-" + scheme + ".png"));
      assertThat(browser.eval("document.documentElement.scrollWidth <= innerWidth"))
          .isEqualTo("true");
      assertThat(AxeCheck.faults(browser)).isEmpty();
    }
  }

  @Test
  void what_shards_kept_is_what_their_sum_shows(@TempDir Path folder) throws Exception {
    List<Path> directories =
        List.of(folder.resolve("a"), folder.resolve("b"), folder.resolve("never"));
    for (int shard = 1; shard <= 2; shard++) {
      SearchHeader header = SearchRuns.header(COUNT, new Shard(shard, 2), true);
      Path directory = directories.get(shard - 1);
      SearchSummary part =
          new SearchSummary(header, header.seeds(), SearchRuns.kept(directory, header), List.of());
      assertThat(SearchReports.write(FindingPages.folder(directory), part, replayed(header)))
          .isEmpty();
    }
    SearchSummary merged = SearchMerge.of(directories.subList(0, 2));
    Path out = folder.resolve("out");
    assertThat(SearchReports.write(out, merged, FindingPages.kept(directories))).isEmpty();
    for (SearchFinding finding : SearchReports.shown(merged)) {
      String page = "seed-" + finding.seed() + ".html";
      assertThat(Files.readString(out.resolve(page)).equals(Files.readString(dir.resolve(page))))
          .isTrue();
    }
    assertThat(Files.readString(out.resolve("index.html"))).contains("timeline-link");
  }

  @Test
  void pages_of_the_search_before_are_gone_and_a_finding_without_one_is_told(@TempDir Path out)
      throws Exception {
    assertThat(SearchReports.write(out, summary, replayed(summary.header()))).isEmpty();
    Path mine = Files.writeString(out.resolve("seed-0.html"), "mine");
    assertThat(SearchReports.write(out, summary, _ -> Optional.empty())).isEmpty();
    try (var files = Files.list(out)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("index.html", "junit.xml", "seed-0.html");
    }
    assertThat(mine).hasContent("mine");
    assertThat(Files.readString(out.resolve("index.html")))
        .contains("class=\"replay\"")
        .doesNotContain("timeline-link\"");
  }
}
