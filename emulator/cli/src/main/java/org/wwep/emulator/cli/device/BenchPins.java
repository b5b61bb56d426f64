package org.wwep.emulator.cli.device;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.bench.BenchCheck;
import org.wwep.emulator.bench.LineHolder;
import org.wwep.emulator.bench.LoopMeasurement;
import org.wwep.emulator.carrier.Carriers;
import org.wwep.emulator.carrier.FirmwareBuildException;
import org.wwep.emulator.cli.option.BenchOption;
import org.wwep.emulator.cli.option.ScenarioArgument;
import org.wwep.emulator.cli.option.SourceOptions;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ConsoleOperator;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.cli.terminal.LogSetup;
import org.wwep.emulator.cli.terminal.Terminals;
import org.wwep.emulator.external.ExternalImage;
import org.wwep.emulator.rig.Operator;
import org.wwep.emulator.run.ScenarioFirmware;
import org.wwep.emulator.scenario.FirmwareSpec;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.yaml.BenchFile;
import org.wwep.hal.HalException;

/** {@code wwep pins} of a bench: its latency, and the wiring of its boards. */
final class BenchPins {
  private final BenchOptions options;
  private final BenchOption bench;
  private final @Nullable String chip;
  private final boolean alone;
  private final LineWriter out;
  private final BenchReport report;

  /**
   * Makes one.
   *
   * @param bench a file about the bench, of a scenario that says nothing of it
   * @param chip the GPIO chip of lines that name none, or null
   * @param alone whether nobody is asked even at a terminal
   */
  BenchPins(
      BenchOptions options,
      BenchOption bench,
      @Nullable String chip,
      boolean alone,
      LineWriter out) {
    this.options = options;
    this.bench = bench;
    this.chip = chip;
    this.alone = alone || options.json;
    this.out = out;
    this.report = new BenchReport(out, options.json);
  }

  /** Does what is asked for; returns the exit code. */
  int run() throws Exception {
    LogSetup.quietServers();
    Scenario scenario = scenario();
    if (!options.loop.isEmpty()) {
      loop(scenario);
    }
    return scenario == null ? ExitCode.PASS : walk(scenario);
  }

  /** Returns the scenario, one of the boards alone if the file is a bench's; null for none. */
  private @Nullable Scenario scenario() throws CliException {
    Path boards = bench.file;
    Path file = options.external == null ? boards : options.external;
    if (file == null) {
      return null;
    }
    if (options.external == null || BenchFile.is(file)) {
      if (options.external != null && boards != null) {
        throw new CliException(
            ExitCode.USAGE, file + " is about a bench itself, and --bench too: leave one out");
      }
      return boards(file);
    }
    ClassLoader classes = BenchPins.class.getClassLoader();
    return ScenarioArgument.read(
        "wwep pins --external", file, bench.on(ScenarioArgument.parser(classes), null));
  }

  private static Scenario boards(Path file) throws CliException {
    BenchFile read = BenchFile.read(file);
    if (!read.problems().isEmpty()) {
      throw new CliException(ExitCode.USAGE, read.mistakes().lines().toList());
    }
    return read.scenario();
  }

  private void loop(@Nullable Scenario scenario)
      throws HalException, CliException, InterruptedException {
    LoopMeasurement loop =
        new LoopMeasurement(options.loop.getFirst(), options.loop.getLast(), chip(scenario));
    try {
      report.calibration(loop, loop.run(ExternalImage.LineOpener.kernel(), options.edges));
    } catch (LoopMeasurement.NoEdgeException e) {
      throw new CliException(
          ExitCode.FAILED, Objects.requireNonNull(e.getMessage()) + "; join the two by a wire");
    }
  }

  /** The chip of the bench's boards, where the command names none. */
  private @Nullable String chip(@Nullable Scenario scenario) {
    if (chip != null || scenario == null) {
      return chip;
    }
    return scenario.devices().stream()
        .map(device -> device.firmware() instanceof FirmwareSpec.OnBench(var board) ? board : null)
        .filter(Objects::nonNull)
        .map(board -> board.chip())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private int walk(Scenario scenario) throws Exception {
    ScenarioFirmware boards;
    try {
      boards =
          ScenarioFirmware.load(
              scenario, Carriers.installed(), BenchPins.class.getClassLoader(), chip);
    } catch (FirmwareBuildException e) {
      throw SourceOptions.failed(e);
    }
    Operator operator =
        alone || Terminals.interactive() == null ? null : new ConsoleOperator("wwep pins");
    BenchCheck check =
        new BenchCheck(scenario, boards, LineHolder.kernel(), chip, BenchCheck.REACTION);
    BenchCheck.BenchVerdict verdict =
        check.run(
            operator,
            result -> {
              report.row(result);
              out.flush();
            });
    report.verdict(verdict);
    return switch (verdict) {
      case OK -> ExitCode.PASS;
      case TO_CHECK -> ExitCode.FAILED;
      case LINE_HELD -> ExitCode.ENVIRONMENT;
    };
  }
}
