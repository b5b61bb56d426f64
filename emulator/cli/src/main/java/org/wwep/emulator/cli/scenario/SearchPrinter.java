package org.wwep.emulator.cli.scenario;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.explore.SeedRun;
import org.wwep.emulator.invariant.Violation;
import org.wwep.emulator.report.SearchJson;
import org.wwep.emulator.search.SearchFinding;
import org.wwep.emulator.search.SearchSummary;
import org.wwep.emulator.timeline.EventLog;

/** What the console says of a search. */
final class SearchPrinter {
  private static final int MOST_SEEDS = 10;

  private final LineWriter out;
  private final boolean json;

  SearchPrinter(LineWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  /** Prints all that came of it; returns the exit code. */
  int print(SearchSummary summary) {
    if (json) {
      out.json(SearchJson.line(InstantSource.system().instant(), summary).end());
    } else {
      summary.causes().values().forEach(findings -> finding(summary, findings));
      summary.unfinished().forEach(out::line);
      whole(summary);
    }
    return exitCode(summary);
  }

  /** Prints what came of one seed alone, with all that happened; returns the exit code. */
  int print(SearchSummary summary, SeedRun seedRun) {
    if (json) {
      return print(summary);
    }
    seedRun
        .timeline()
        .entries()
        .forEach(timelineEntry -> out.line(EventLog.line(timelineEntry).stripTrailing()));
    Violation violation = seedRun.violation();
    long seed = summary.seeds().first();
    out.line(
        violation == null
            ? "PASS: seed %d, %d presses acknowledged".formatted(seed, seedRun.acknowledged())
            : "FAIL: seed " + seed + ": " + violation);
    return exitCode(summary);
  }

  private static int exitCode(SearchSummary summary) {
    return summary.verdict() == SearchSummary.Verdict.PASS ? ExitCode.PASS : ExitCode.FAILED;
  }

  private void finding(SearchSummary summary, List<SearchFinding> findings) {
    SearchFinding lowest = findings.getFirst();
    out.line("seed " + lowest.seed() + ": " + lowest.violation());
    out.line("smallest plan that still breaks it:");
    lowest.plan().forEach(line -> out.line("  " + line));
    if (findings.size() > 1) {
      String seeds =
          findings.stream()
              .skip(1)
              .limit(MOST_SEEDS)
              .map(finding -> Long.toString(finding.seed()))
              .collect(Collectors.joining(", "));
      out.line(
          "by the same cause, %s, %d more: %s%s"
              .formatted(
                  lowest.cause(),
                  findings.size() - 1,
                  seeds,
                  findings.size() - 1 > MOST_SEEDS ? ", ..." : ""));
    }
    out.line("again: " + summary.header().again(lowest));
  }

  private void whole(SearchSummary summary) {
    switch (summary.verdict()) {
      case PASS -> out.line("PASS: " + summary.counts() + ", no invariant broken" + late(summary));
      case INCOMPLETE ->
          out.line("INCOMPLETE: " + summary.counts() + ", no invariant broken so far");
      case FAIL -> {
        if (summary.tally().findings().isEmpty()) {
          out.line("FAIL: " + summary.counts() + ", no invariant broken" + unseen(summary));
        } else if (summary.header().keepGoing()) {
          out.line(
              "FAIL: %s, %d broke an invariant, by %d %s%s"
                  .formatted(
                      summary.counts(),
                      summary.tally().findings().size(),
                      summary.causes().size(),
                      summary.causes().size() == 1 ? "cause" : "causes",
                      unseen(summary)));
        }
      }
    }
    if (summary.header().keepGoing() || summary.tally().findings().isEmpty()) {
      // Of a search that ends with a finding, what it reached says little.
      summary.header().sometimes().forEach(label -> sometimes(summary, label));
      summary.gaps().forEach(gap -> out.line("coverage: " + gap));
      summary.momentGaps().forEach(gap -> out.line("coverage: " + gap));
      summary.blockGaps().forEach(gap -> out.line("coverage: " + gap));
    }
  }

  private void sometimes(SearchSummary summary, String label) {
    Long seeds = summary.tally().sometimes().get(label);
    String never = summary.seeds().shard().isWhole() ? "never seen" : "not seen in this shard";
    out.line(
        "sometimes: %s: %s"
            .formatted(
                label,
                seeds == null
                    ? never
                    : "%d of %d seeds".formatted(seeds, summary.tally().tried())));
  }

  /** Says what a search that is over has never seen, and whether its time was up. */
  private static String unseen(SearchSummary summary) {
    String names = String.join("; ", summary.unseen());
    return (names.isEmpty() ? "" : ", never seen: " + names) + late(summary);
  }

  private static String late(SearchSummary summary) {
    return summary.tally().isTimeUp() ? "; time is up" : "";
  }
}
