package org.wwep.emulator.cli.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.option.ShardEnvironment;
import org.wwep.emulator.cli.terminal.ApplicationVersion;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ErrorOutput;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.report.BatchExit;
import org.wwep.emulator.report.BatchPart;
import org.wwep.emulator.report.RunDurations;
import org.wwep.emulator.run.RunDeal;
import org.wwep.emulator.run.RunRequest;
import org.wwep.value.FileErrors;
import org.wwep.value.Shard;
import picocli.CommandLine.Option;

/** Which part of the runs is meant, and by what they are dealt out. */
final class ShardOptions {
  private static final String AUTO = "auto";

  @Option(
      names = "--shard",
      paramLabel = "K/N|auto",
      description =
          "Run the K-th of N parts; auto: the one that a Slurm array, CI_NODE_INDEX or"
              + " JOB_COMPLETION_INDEX with WWEP_SHARDS says.")
  @Nullable String shard;

  @Option(
      names = "--durations",
      paramLabel = "FILE|DIR",
      description =
          "Deal the parts out so that each takes as long, by the times in this results folder,"
              + " JUnit XML or JSON of an earlier run (default: by their number).")
  @Nullable Path durations;

  /** Returns which part is meant, or null if all is. */
  @Nullable BatchPart part(
      List<RunRequest> requests, BatchExit exit, Map<String, String> environment)
      throws CliException {
    Shard own = own(environment);
    if (own == null) {
      if (durations != null) {
        throw new CliException(ExitCode.USAGE, "--durations needs --shard");
      }
      return null;
    }
    if (own.index() > requests.size()) {
      throw new CliException(
          ExitCode.USAGE,
          "shard %s has none of %d runs: have fewer shards".formatted(own, requests.size()));
    }
    RunDurations known = known();
    List<@Nullable Duration> times = new ArrayList<>();
    for (RunRequest request : requests) {
      times.add(known == null ? null : known.of(request.scenario().file()));
    }
    if (known != null && times.stream().allMatch(Objects::isNull)) {
      ErrorOutput.line(
          "wwep run: --durations: %s knows none of these %d runs by its file: they are dealt out by their number"
              .formatted(durations, requests.size()));
    }
    return BatchPart.of(ApplicationVersion.text(), own, requests, RunDeal.of(times, own), exit);
  }

  private @Nullable Shard own(Map<String, String> environment) throws CliException {
    String given = shard;
    if (given == null) {
      return null;
    }
    try {
      return given.equals(AUTO)
          ? ShardEnvironment.shard(environment)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "--shard auto: nothing says which part is meant; name it, as in 3/8"))
          : Shard.parse(given);
    } catch (IllegalArgumentException e) {
      throw new CliException(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  private @Nullable RunDurations known() throws CliException {
    Path place = durations;
    if (place == null) {
      return null;
    }
    try {
      return RunDurations.read(place);
    } catch (IOException e) {
      throw new CliException(ExitCode.USAGE, "--durations: " + FileErrors.line(e));
    } catch (IllegalArgumentException e) {
      throw new CliException(ExitCode.USAGE, "--durations: " + e.getMessage());
    }
  }
}
