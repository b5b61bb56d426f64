package org.wwep.emulator.cli.scenario;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wwep report}. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Compares runs, and puts the results of shards together.",
    subcommands = {ReportDiffCommand.class, ReportMergeCommand.class},
    footer = {"", "Example: wwep report diff press.yaml@1 press.yaml@2"})
public final class ReportCommand implements Runnable {
  @Spec @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(),
        "say what: 'wwep report diff A B', 'wwep report merge DIR...'");
  }
}
