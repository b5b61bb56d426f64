package org.wwep.emulator.cli.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.option.JunitXmlOption;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ErrorOutput;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.report.FindingPages;
import org.wwep.emulator.report.SearchJunit;
import org.wwep.emulator.report.SearchReports;
import org.wwep.emulator.search.SearchDirectoryException;
import org.wwep.emulator.search.SearchMerge;
import org.wwep.emulator.search.SearchSummary;
import org.wwep.value.FileErrors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wwep explore merge}. */
@Command(
    name = "merge",
    mixinStandardHelpOptions = true,
    description = {
      "Adds the shards of a search up, from the directories that --resume names; runs nothing.",
      "Exit code 0 if all seeds were tried and none breaks an invariant, 1 if one does, if none",
      "sees what has to be seen, or if shards are missing or not finished, 2 if the directories",
      "are not of one search."
    },
    footer = {"", "Example: wwep explore merge search-* --junit-xml explored.xml"})
final class ExploreMergeCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "DIR",
      arity = "1..*",
      description = "The directories of the shards, as --resume named them.")
  List<Path> directories = new ArrayList<>();

  @Option(names = "--json", description = "Print JSON: one object, in place of lines.")
  boolean json;

  @Mixin JunitXmlOption junitXml = new JunitXmlOption();

  @Option(
      names = "--results-dir",
      paramLabel = "DIR",
      description =
          "Write reports to this folder: a page of the search, one for each cause found, JUnit XML.")
  @Nullable Path resultsDir;

  @Override
  public Integer call() throws CliException, InterruptedException {
    junitXml.claimedBeside(directories).claim("--results-dir", resultsDir);
    SearchSummary summary = merged();
    LineWriter out = LineWriter.standard();
    int exitCode = out.finish(new SearchPrinter(out, json).print(summary));
    boolean written = junitXml.write(() -> SearchJunit.text(summary));
    written &= writePages(summary);
    return !written && exitCode == ExitCode.PASS ? ExitCode.ENVIRONMENT : exitCode;
  }

  private boolean writePages(SearchSummary summary) throws InterruptedException {
    Path folder = resultsDir;
    return folder == null
        || ErrorOutput.written(
            SearchReports.write(folder, summary, FindingPages.kept(directories)), "--results-dir");
  }

  private SearchSummary merged() throws CliException {
    try {
      return SearchMerge.of(directories);
    } catch (SearchDirectoryException e) {
      throw new CliException(ExitCode.USAGE, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new CliException(ExitCode.ENVIRONMENT, FileErrors.line(e));
    }
  }
}
