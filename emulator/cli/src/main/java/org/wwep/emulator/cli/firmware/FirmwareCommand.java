package org.wwep.emulator.cli.firmware;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wwep firmware}. */
@Command(
    name = "firmware",
    mixinStandardHelpOptions = true,
    description = "Begins a project with firmware of your own, or builds it.",
    subcommands = {FirmwareBuildCommand.class, FirmwareNewCommand.class},
    footer = {"", "Example: wwep firmware new --api wiced blinky && wwep run blinky/scenarios"})
public final class FirmwareCommand implements Runnable {
  @Spec @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(),
        "say what: 'wwep firmware build' or 'wwep firmware new'");
  }
}
