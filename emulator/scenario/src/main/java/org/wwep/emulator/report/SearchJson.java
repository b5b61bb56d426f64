package org.wwep.emulator.report;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wwep.emulator.invariant.Violation;
import org.wwep.emulator.json.JsonLine;
import org.wwep.emulator.json.JsonObject;
import org.wwep.emulator.search.BlockGap;
import org.wwep.emulator.search.MomentFormat;
import org.wwep.emulator.search.SearchFinding;
import org.wwep.emulator.search.SearchHeader;
import org.wwep.emulator.search.SearchSummary;
import org.wwep.emulator.search.SearchTally;
import org.wwep.emulator.search.SeedSet;

/** What a search tried, found and reached as one line of JSON, by the same schema as a run. */
public final class SearchJson {
  /** Of so many seeds that share a cause the numbers are told, and of all how many they are. */
  private static final int MOST_SEEDS = 1000;

  private SearchJson() {}

  /** Returns the line. */
  public static JsonLine line(Instant at, SearchSummary summary) {
    SearchHeader header = summary.header();
    SeedSet seeds = summary.seeds();
    SearchTally tally = summary.tally();
    Map<String, List<String>> never = new LinkedHashMap<>();
    summary.gaps().forEach(gap -> never.put(gap.security(), gap.never()));
    Map<String, List<String>> neverHit = new LinkedHashMap<>();
    summary.momentGaps().forEach(gap -> neverHit.put(gap.security(), gap.never()));
    return ResultJson.line(at, "explore")
        .with("file", header.file())
        .with("first-seed", seeds.first())
        .with("seeds", seeds.isEndless() ? null : seeds.size())
        .with("shard", seeds.shard().isWhole() ? null : seeds.shard())
        .with("tried", tally.tried())
        .with("acknowledged", tally.acknowledged())
        .with("verdict", summary.verdict().name())
        .with("failed", tally.findings().size())
        .with("time-up", tally.isTimeUp())
        .with(
            "findings",
            summary.causes().values().stream().map(same -> finding(header, same)).toList())
        .with("unfinished", summary.unfinished())
        .with(
            "sometimes",
            header.sometimes().isEmpty()
                ? null
                : header.sometimes().stream().map(label -> sometimes(tally, label)).toList())
        .with("unseen", summary.unseen().isEmpty() ? null : summary.unseen())
        .with("tuples", tally.coverage().tuples())
        .with("never", never)
        .with("coverage", tally.coverage().seeds())
        .with("never-hit", neverHit)
        .with("fault-moments", MomentFormat.fields(tally.coverage().moments()))
        .with(
            "basic-blocks",
            header.firmware().isEmpty()
                ? null
                : summary.blockGaps().stream().map(SearchJson::blocks).toList());
  }

  private static Map<String, Object> blocks(BlockGap gap) {
    return new JsonObject()
        .with("firmware", gap.firmware().name())
        .with("carrier", gap.firmware().carrier())
        .with("id", gap.firmware().id())
        .with("blocks", gap.of())
        .with("reached", gap.reached())
        .with("never", gap.never())
        .with(
            "places",
            gap.places().entrySet().stream()
                .map(
                    place ->
                        new JsonObject()
                            .with("function", place.getKey().function())
                            .with("place", place.getKey().place())
                            .with("seeds", place.getValue())
                            .fields())
                .toList())
        .fields();
  }

  private static Map<String, Object> sometimes(SearchTally tally, String label) {
    return new JsonObject()
        .with("name", label)
        .with("seeds", tally.sometimes().getOrDefault(label, 0L))
        .fields();
  }

  private static Map<String, Object> finding(SearchHeader header, List<SearchFinding> sameCause) {
    SearchFinding lowest = sameCause.getFirst();
    Violation violation = lowest.violation();
    return new JsonObject()
        .with("seed", lowest.seed())
        .with("rule", violation.rule().words())
        .with("subject", violation.subject().isEmpty() ? null : violation.subject())
        .with("detail", violation.detail())
        .with("at-ns", violation.at().toNanos())
        .with("plan", lowest.plan())
        .with("cause", lowest.cause())
        .with("count", sameCause.size())
        .with("seeds", sameCause.stream().limit(MOST_SEEDS).map(SearchFinding::seed).toList())
        .with("again", header.again(lowest))
        .fields();
  }
}
