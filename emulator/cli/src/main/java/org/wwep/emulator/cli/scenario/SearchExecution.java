package org.wwep.emulator.cli.scenario;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ErrorOutput;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.cli.terminal.ProgressBar;
import org.wwep.emulator.cli.terminal.ShutdownHook;
import org.wwep.emulator.cli.terminal.Terminals;
import org.wwep.emulator.explore.Explorer;
import org.wwep.emulator.explore.SeedRun;
import org.wwep.emulator.report.FindingPages;
import org.wwep.emulator.report.SearchReports;
import org.wwep.emulator.search.CaseSearch;
import org.wwep.emulator.search.GuidedSearch;
import org.wwep.emulator.search.SearchDirectory;
import org.wwep.emulator.search.SearchDirectoryException;
import org.wwep.emulator.search.SearchFinding;
import org.wwep.emulator.search.SearchHeader;
import org.wwep.emulator.search.SearchRecord;
import org.wwep.emulator.search.SearchSummary;
import org.wwep.emulator.search.SearchTally;
import org.wwep.emulator.search.SeedSearch;
import org.wwep.emulator.search.SeedSet;
import org.wwep.value.FileErrors;
import org.wwep.value.ShellWord;

/** One go of a search, from what is kept of earlier ones to what is printed. */
final class SearchExecution {
  /** Gets the run of a finding. */
  @FunctionalInterface
  interface FindingLog {
    void write(SeedRun run) throws CliException;
  }

  private final Explorer explorer;
  private final SearchOptions options;
  private final SearchHeader header;
  private final String command;
  private final boolean json;
  private final FindingLog log;

  /**
   * Plans a go.
   *
   * @param command the command without what is about many seeds
   * @param json whether JSON is printed in place of lines
   */
  SearchExecution(
      Explorer explorer,
      SearchOptions options,
      SearchHeader header,
      String command,
      boolean json,
      FindingLog log) {
    this.explorer = explorer;
    this.options = options;
    this.header = header;
    this.command = command;
    this.json = json;
    this.log = log;
  }

  /** Searches, and prints what came of it; returns the exit code. */
  int run(int threads, PrintWriter err) throws Exception {
    Path directory = options.directory;
    if (directory == null) {
      return run(SearchRecord.inMemory(), threads, err);
    }
    try (SearchDirectory kept = SearchDirectory.open(directory, header)) {
      return run(kept.results(), threads, err);
    } catch (SearchDirectoryException e) {
      throw new CliException(ExitCode.USAGE, "--resume: " + e.getMessage());
    } catch (IOException e) {
      throw new CliException(
          ExitCode.ENVIRONMENT, "--resume: the search cannot be kept: " + FileErrors.line(e));
    }
  }

  private int run(SearchRecord kept, int threads, PrintWriter err) throws Exception {
    CaseSearch search =
        options.guided
            ? new GuidedSearch(
                explorer,
                header.seeds(),
                options.keepGoing,
                kept,
                options.cases(explorer),
                options.directory)
            : new SeedSearch(explorer, header.seeds(), options.keepGoing, kept);
    return ShutdownHook.during(() -> run(search, threads, err), search::stop);
  }

  private int run(CaseSearch search, int threads, PrintWriter err) throws Exception {
    SeedSet seeds = header.seeds();
    boolean bar = Terminals.interactive() != null && !seeds.isEndless();
    SearchTally tally;
    try (ProgressBar _ = new ProgressBar(err, bar, seeds.size(), "seeds", search::done)) {
      tally = search.run(threads, options.time);
    }
    LineWriter out = LineWriter.standard();
    boolean interrupted = search.isStopped() && !search.isComplete();
    SearchSummary summary =
        new SearchSummary(header, seeds, tally, interrupted ? List.of(onward(tally)) : List.of());
    if (!summary.tally().findings().isEmpty()) {
      SearchFinding first = summary.tally().findings().iterator().next();
      log.write(explorer.run(first.chaosCase(explorer)));
    }
    int exitCode = out.finish(new SearchPrinter(out, json).print(summary));
    return report(summary) || exitCode != ExitCode.PASS ? exitCode : ExitCode.ENVIRONMENT;
  }

  /** Writes the reports: where the search is kept, and where they are wanted. */
  private boolean report(SearchSummary summary) throws InterruptedException {
    SearchReports.PageSource pages = FindingPages.replayed(explorer, header);
    Path kept = options.directory;
    boolean written = kept == null || report(FindingPages.folder(kept), summary, pages, "--resume");
    Path results = options.resultsDir;
    if (results == null) {
      return written;
    }
    // What was run for the first place is not run again for the second.
    SearchReports.PageSource rest =
        kept == null || !written ? pages : FindingPages.kept(List.of(kept));
    return report(results, summary, rest, "--results-dir") && written;
  }

  private static boolean report(
      Path directory, SearchSummary summary, SearchReports.PageSource pages, String option)
      throws InterruptedException {
    return ErrorOutput.written(SearchReports.write(directory, summary, pages), option);
  }

  private String onward(SearchTally tally) {
    SeedSet seeds = header.seeds();
    @Nullable Path directory = options.directory;
    String onward =
        directory == null
            ? command + options.onward(seeds.from(tally.untried()))
            : header.goOn(ShellWord.quoted(directory.toString()));
    String of = seeds.isEndless() ? "" : "of %d ".formatted(seeds.size());
    String broken =
        tally.findings().isEmpty() ? "no invariant broken" : tally.findings().size() + " findings";
    return "interrupted: %d %sseeds from %d tried, %s; go on: %s"
        .formatted(tally.tried(), of, seeds.first(), broken, onward);
  }
}
