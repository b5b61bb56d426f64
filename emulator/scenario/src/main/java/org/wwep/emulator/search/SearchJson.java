package org.wwep.emulator.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wwep.emulator.json.JsonLine;

/** A search as lines of JSON: one for each cause of findings, and one for the whole. */
public final class SearchJson {
  /** Of so many seeds that share a cause the numbers are told, and of all how many they are. */
  private static final int MOST_SEEDS = 1000;

  private SearchJson() {}

  /** Returns the lines, the whole last. */
  public static List<String> lines(Instant at, SearchSummary summary) {
    List<String> lines = new ArrayList<>();
    summary.causes().forEach((cause, findings) -> lines.add(finding(at, summary, cause, findings)));
    lines.add(whole(at, summary));
    return lines;
  }

  private static String finding(
      Instant at, SearchSummary summary, String cause, List<SearchFinding> findings) {
    SearchFinding lowest = findings.getFirst();
    return new JsonLine(at, "finding")
        .with("file", summary.header().file())
        .with("seed", lowest.seed())
        .with("rule", lowest.violation().rule().name())
        .with("broken", lowest.violation().toString())
        .with("cause", cause)
        .with("count", findings.size())
        .with("seeds", findings.stream().limit(MOST_SEEDS).map(SearchFinding::seed).toList())
        .with("plan", lowest.plan())
        .with("again", summary.header().again(lowest))
        .end();
  }

  private static String whole(Instant at, SearchSummary summary) {
    SeedSet seeds = summary.seeds();
    SearchTally tally = summary.tally();
    Map<String, List<String>> never = new LinkedHashMap<>();
    summary.gaps().forEach(gap -> never.put(gap.security(), gap.never()));
    return new JsonLine(at, "search")
        .with("file", summary.header().file())
        .with("verdict", summary.verdict().name())
        .with("first-seed", seeds.first())
        .with("seeds", seeds.isEndless() ? null : seeds.size())
        .with("shard", seeds.shard().isWhole() ? null : seeds.shard())
        .with("tried", tally.tried())
        .with("acknowledged", tally.acknowledged())
        .with("failed", tally.findings().size())
        .with("causes", summary.causes().size())
        .with("time-up", tally.isTimeUp())
        .with("unfinished", summary.unfinished())
        .with("tuples", tally.coverage().tuples())
        .with("never", never)
        .with("coverage", tally.coverage().seeds())
        .end();
  }
}
