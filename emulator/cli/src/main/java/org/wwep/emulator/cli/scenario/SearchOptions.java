package org.wwep.emulator.cli.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.option.GivenOptions;
import org.wwep.emulator.cli.option.OutputFiles;
import org.wwep.emulator.cli.option.ShardEnvironment;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.explore.ChaosCase;
import org.wwep.emulator.explore.Explorer;
import org.wwep.emulator.search.CorpusFiles;
import org.wwep.emulator.search.SearchHeader;
import org.wwep.emulator.search.SeedSet;
import org.wwep.value.Durations;
import org.wwep.value.FileErrors;
import org.wwep.value.Ranges;
import org.wwep.value.Shard;
import org.wwep.value.ShellWord;
import picocli.CommandLine.Option;

/** Which seeds are tried, for how long, and where what comes of them is kept. */
final class SearchOptions {
  private static final String[] MANY = {
    "--seeds",
    "--first-seed",
    "--shard",
    "--time",
    "--keep-going",
    "--resume",
    "--results-dir",
    "--guided",
    "--corpus",
    "--jobs"
  };

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description =
          "Number of seeds to run (default: 10000; with --time as many as there is time).")
  @Nullable Long seeds;

  @Option(names = "--first-seed", paramLabel = "SEED", description = "The first seed (default: 1).")
  long first = 1;

  @Option(
      names = "--shard",
      paramLabel = "K/N",
      description =
          "Run the K-th of N parts of these seeds (default: what a Slurm array, CI_NODE_INDEX or"
              + " JOB_COMPLETION_INDEX with WWEP_SHARDS says, else 1/1).")
  @Nullable Shard shard;

  @Option(
      names = "--time",
      paramLabel = "TIME",
      description = "Begin no more seeds after this time, such as 30m.")
  @Nullable Duration time;

  @Option(
      names = "--keep-going",
      description = "Go on after a finding: run all seeds, and show each cause once.")
  boolean keepGoing;

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description =
          "Keep the search in DIR, and go on with what is there: it may be killed at any moment.")
  @Nullable Path directory;

  @Option(
      names = "--results-dir",
      paramLabel = "DIR",
      description =
          "Write reports to this folder: a page of the search, one for each cause found, JUnit XML.")
  @Nullable Path resultsDir;

  @Option(
      names = "--guided",
      description =
          "Make plans of those that reached something new, and of their races, rather than of"
              + " each seed alone.")
  boolean guided;

  @Option(
      names = "--corpus",
      paramLabel = "DIR",
      description =
          "With --guided: try the plans in DIR first, such as the 'corpus' of a search that"
              + " --resume kept.")
  @Nullable Path corpus;

  /** Refuses what one seed alone has no use for. */
  static void refuse(GivenOptions given) {
    String one = given.has("--plan") ? "--plan" : "--seed";
    given.refuse("about many seeds: drop it, or " + one, MANY);
  }

  /** Returns the seeds to try. */
  SeedSet set(Map<String, String> environment) throws CliException {
    if (time != null) {
      Ranges.positive("--time", time);
    }
    if (seeds != null) {
      long _ = Ranges.atLeast("--seeds", seeds, 1);
    }
    Shard own = shard;
    try {
      if (own == null) {
        own = ShardEnvironment.shard(environment).orElse(Shard.WHOLE);
      }
      return new SeedSet(first, count(), own);
    } catch (IllegalArgumentException e) {
      throw new CliException(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  private long count() {
    Long given = seeds;
    if (given != null) {
      return given;
    }
    return time == null ? 10_000 : Long.MAX_VALUE - Math.max(0, first);
  }

  /** Returns the options that begin a search of these seeds, and go on with it. */
  String onward(SeedSet set) {
    return (set.first() == 1 ? "" : " --first-seed " + set.first())
        + (set.isEndless() ? "" : " --seeds " + set.count())
        + (set.shard().isWhole() ? "" : " --shard " + set.shard())
        + (time == null ? "" : " --time " + Durations.format(time))
        + (keepGoing ? " --keep-going" : "")
        + guidance()
        + (directory == null ? "" : " --resume " + SearchHeader.DIRECTORY);
  }

  /** Returns the options that say what plans are made of. */
  String guidance() {
    return (guided ? " --guided" : "")
        + (corpus == null ? "" : " --corpus " + ShellWord.quoted(corpus.toString()));
  }

  /** Returns the files of the corpus to begin with. */
  List<Path> corpusFiles() throws CliException {
    Path folder = corpus;
    if (folder == null) {
      return List.of();
    }
    if (!guided) {
      throw new CliException(ExitCode.USAGE, "--corpus needs --guided");
    }
    Path kept = directory;
    if (kept != null && OutputFiles.isWithin(folder, kept)) {
      throw new CliException(
          ExitCode.USAGE,
          "--resume writes to %s, and --corpus is in it: copy the corpus, or go on without --corpus"
              .formatted(kept));
    }
    try {
      return CorpusFiles.of(folder);
    } catch (IOException e) {
      throw new CliException(ExitCode.USAGE, "--corpus: " + FileErrors.line(e));
    }
  }

  /** Reads the cases of the corpus to begin with. */
  List<ChaosCase> cases(Explorer explorer) throws CliException {
    try {
      return CorpusFiles.read(corpusFiles(), explorer);
    } catch (IOException e) {
      throw new CliException(ExitCode.USAGE, "--corpus: " + FileErrors.line(e));
    } catch (IllegalArgumentException e) {
      throw new CliException(ExitCode.USAGE, "--corpus: " + e.getMessage());
    }
  }
}
