package org.wwep.emulator.cli.option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.carrier.Carriers;
import org.wwep.emulator.carrier.FirmwareBuildException;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.firmware.build.CoverageReport;
import org.wwep.emulator.firmware.build.LcovFile;
import org.wwep.emulator.firmware.process.Instrumentation;
import org.wwep.value.FileErrors;
import picocli.CommandLine.Option;

/** What helps to find mistakes in firmware in C: sanitizers, coverage, a debugger. */
public final class InstrumentationOptions {
  /** The options, for messages. */
  public static final List<String> NAMES = List.of("--sanitize", "--coverage", "--gdb");

  @Option(
      names = "--sanitize",
      description =
          "Build firmware in C with AddressSanitizer and UndefinedBehaviorSanitizer; what they find"
              + " is a fault.")
  boolean sanitize;

  @Option(
      names = "--coverage",
      paramLabel = "FILE",
      description =
          "Count the executed lines of firmware in C, and write them to FILE in the form of lcov.")
  @Nullable Path coverage;

  @Option(
      names = "--gdb",
      description =
          "Have firmware in C wait for gdb when it is switched on, and print the command that"
              + " attaches it; at a breakpoint virtual time stands still.")
  boolean gdb;

  private @Nullable InstrumentedProvider provider;

  /** Returns whether a debugger is asked for. */
  public boolean isDebugged() {
    return gdb;
  }

  /** Returns the options as they were given, each with a space before it. */
  public String again() {
    return (sanitize ? " --sanitize" : "") + (gdb ? " --gdb" : "");
  }

  /**
   * Returns the carriers that do this.
   *
   * @param debugger gets the command that attaches gdb
   */
  public Carriers carriers(Consumer<String> debugger) {
    Carriers installed = Carriers.installed();
    Set<Instrumentation> with = chosen();
    if (with.isEmpty()) {
      return installed;
    }
    if (provider == null) {
      provider = new InstrumentedProvider(with, debugger);
    }
    return new Carriers(
        List.of(provider, new OtherCarrier()), installed.cache(), installed.commands());
  }

  private Set<Instrumentation> chosen() {
    Set<Instrumentation> with = EnumSet.noneOf(Instrumentation.class);
    if (sanitize) {
      with.add(Instrumentation.SANITIZERS);
    }
    if (coverage != null) {
      with.add(Instrumentation.COVERAGE);
    }
    if (gdb) {
      with.add(Instrumentation.DEBUGGER);
    }
    return with;
  }

  /** Refuses the options where no firmware in C was loaded. */
  public void checkUsed() throws CliException {
    if (provider != null && !provider.isUsed()) {
      throw new CliException(
          ExitCode.USAGE, String.join(", ", NAMES) + " are for firmware in C: here is none");
    }
  }

  /**
   * Writes which lines were executed, if that was asked for.
   *
   * @param line gets a summary of each source
   */
  public void report(Consumer<String> line) throws CliException {
    Path file = coverage;
    if (provider == null || file == null) {
      return;
    }
    List<CoverageReport> reports = new ArrayList<>();
    try {
      for (Path built : provider.built()) {
        reports.addAll(CoverageReport.of(built));
      }
      LcovFile.write(file, reports);
    } catch (FirmwareBuildException e) {
      throw SourceOptions.failed(e);
    } catch (IOException e) {
      throw new CliException(
          ExitCode.ENVIRONMENT,
          "the coverage cannot be written to " + file + ": " + FileErrors.reason(e));
    }
    for (CoverageReport report : reports) {
      line.accept(
          String.format(
              Locale.ROOT,
              "coverage: %s %.1f %% of %d lines",
              report.source(),
              report.percent(),
              report.lines()));
    }
  }
}
