package org.wwep.emulator.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is said of a search, or of all its shards.
 *
 * @param header which search
 * @param seeds the seeds that it is about: a shard's, or all
 * @param tally what came of them
 * @param unfinished what keeps it from being the whole, a line each
 */
public record SearchSummary(
    SearchHeader header, SeedSet seeds, SearchTally tally, List<String> unfinished) {
  /** Copies the list; of a search that ends with its first finding that one counts. */
  public SearchSummary {
    unfinished = List.copyOf(unfinished);
    tally = header.keepGoing() ? tally : tally.upToFirst();
  }

  /** How it ended. */
  public enum Verdict {
    /** No seed broke an invariant, and all was seen that has to be. */
    PASS,
    /** One did, or something was never seen. */
    FAIL,
    /** None did yet, and not all that were to be tried have been. */
    INCOMPLETE
  }

  /** Returns how it ended. */
  public Verdict verdict() {
    return !tally.findings().isEmpty() || !unseen().isEmpty()
        ? Verdict.FAIL
        : unfinished.isEmpty() && tally.tried() > 0 ? Verdict.PASS : Verdict.INCOMPLETE;
  }

  /**
   * Returns what no seed saw of what has to be seen, in the scenario's order: nothing as long as
   * seeds are left that might, those of other shards among them.
   */
  public List<String> unseen() {
    boolean over =
        seeds.shard().isWhole()
            && unfinished.isEmpty()
            && (tally.tried() == seeds.size() || tally.isTimeUp());
    return over ? notYetSeen() : List.of();
  }

  /** Returns what none of these seeds saw, whether others may or not. */
  public List<String> notYetSeen() {
    return header.sometimes().stream()
        .filter(label -> !tally.sometimes().containsKey(label))
        .toList();
  }

  /** Returns the findings by cause; the lowest seed is first, of causes and of each one's seeds. */
  public Map<String, List<SearchFinding>> causes() {
    Map<String, List<SearchFinding>> causes = new LinkedHashMap<>();
    for (SearchFinding finding : tally.findings()) {
      causes.computeIfAbsent(finding.cause(), _ -> new ArrayList<>()).add(finding);
    }
    return causes;
  }

  /** Returns what was never reached, by the security of the links. */
  public List<CoverageGap> gaps() {
    return CoverageGap.of(tally.coverage(), header.links());
  }

  /** Returns at which moments faults never hit, by the security of the links. */
  public List<MomentGap> momentGaps() {
    return MomentGap.of(tally.coverage().moments(), header.links(), header.faults());
  }

  /** Returns which basic blocks of firmware in C never ran, for each firmware. */
  public List<BlockGap> blockGaps() {
    return header.firmware().stream()
        .map(table -> BlockGap.of(table, table.among(header.firmware()), tally.coverage().blocks()))
        .toList();
  }

  /** Returns which transitions of the firmware's table no seed reached over this kind of link. */
  public List<String> never(String link) {
    return CoverageGap.never(tally.coverage(), link);
  }

  /** Returns which seeds were tried and what came of them, one line. */
  public String counts() {
    String whole =
        seeds.isEndless() || tally.tried() == seeds.size() ? "" : "of " + seeds.size() + " ";
    String shard = seeds.shard().isWhole() ? "" : " (shard " + seeds.shard() + ")";
    return "%d %sseeds from %d%s, %d presses acknowledged"
        .formatted(tally.tried(), whole, seeds.first(), shard, tally.acknowledged());
  }
}
