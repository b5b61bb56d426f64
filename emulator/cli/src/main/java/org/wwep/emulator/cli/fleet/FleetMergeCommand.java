package org.wwep.emulator.cli.fleet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.wwep.emulator.cli.option.OutputFiles;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.fleet.FleetJsonReader;
import org.wwep.emulator.fleet.FleetMerge;
import org.wwep.emulator.report.ResultJson;
import org.wwep.value.BoundedFile;
import org.wwep.value.FileErrors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code wwep fleet merge}. */
@Command(
    name = "merge",
    mixinStandardHelpOptions = true,
    description = {
      "Adds the shards of a fleet up, from what each printed with --json; presses nothing.",
      "Exit code 1 if a shard is missing, or as 'wwep fleet', 2 if they are not of one fleet."
    },
    footer = {"", "Example: wwep fleet merge shard-*.json"})
final class FleetMergeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", arity = "1..*", description = "What each shard printed.")
  List<Path> files = new ArrayList<>();

  @Mixin FleetResultOptions results = new FleetResultOptions();

  @Override
  public Integer call() throws CliException {
    OutputFiles written = results.claimed();
    FleetMerge merge = new FleetMerge();
    for (Path file : files) {
      written.spare(file);
      try {
        merge.add(FleetJsonReader.read(BoundedFile.read(file), ResultJson.VERSION));
      } catch (IOException e) {
        throw new CliException(ExitCode.USAGE, FileErrors.line(e));
      } catch (IllegalArgumentException e) {
        throw new CliException(
            ExitCode.USAGE, "%s cannot be added: %s".formatted(file, e.getMessage()));
      }
    }
    return results.tell(merge.report(), merge.missing());
  }
}
