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
import org.wwep.emulator.report.BatchMerge;
import org.wwep.emulator.report.BatchMergeException;
import org.wwep.value.FileErrors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wwep report merge}. */
@Command(
    name = "merge",
    mixinStandardHelpOptions = true,
    description = {
      "Puts the results of shards together, from the folders that 'wwep run --shard K/N",
      "--results-dir DIR' wrote; runs nothing. Exit code as of one run of all, 1 if shards or runs",
      "are missing, 2 if the folders are not of one batch."
    },
    footer = {"", "Example: wwep report merge part-* --results-dir whole"})
final class ReportMergeCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "DIR",
      arity = "1..*",
      description = "The results folders of the shards.")
  List<Path> directories = new ArrayList<>();

  @Option(
      names = "--results-dir",
      paramLabel = "DIR",
      description = "Write the index, a page for each run, JUnit XML and JSON to this folder.")
  @Nullable Path resultsDir;

  @Mixin JunitXmlOption junitXml = new JunitXmlOption();

  @Option(names = "--json", description = "Print JSON, one object a line, for each run.")
  boolean json;

  @Override
  public Integer call() throws CliException {
    junitXml.claimedBeside(directories).claim("--results-dir", resultsDir);
    try {
      BatchMerge merge = BatchMerge.of(directories);
      String junit = merge.junit();
      if (resultsDir != null) {
        merge.write(resultsDir);
      }
      LineWriter out = LineWriter.standard();
      List<String> missing = merge.missing();
      if (json) {
        merge.json().forEach(out::json);
        missing.forEach(line -> ErrorOutput.line("wwep report merge: " + line));
      } else {
        missing.forEach(out::line);
        out.line(RunPrinter.counts(merge.verdicts()));
      }
      int exitCode = VerdictExit.of(merge.verdicts(), merge.exit());
      boolean whole = missing.isEmpty() || exitCode != ExitCode.PASS;
      int finished = out.finish(whole ? exitCode : ExitCode.FAILED);
      boolean written = junitXml.write(() -> junit);
      return written || finished != ExitCode.PASS ? finished : ExitCode.ENVIRONMENT;
    } catch (BatchMergeException e) {
      throw new CliException(ExitCode.USAGE, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new CliException(ExitCode.ENVIRONMENT, FileErrors.line(e));
    }
  }
}
