package org.wwep.emulator.cli.device;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.bench.BenchCheck;
import org.wwep.emulator.bench.LineHolder;
import org.wwep.emulator.bench.LoopMeasurement;
import org.wwep.emulator.carrier.Carriers;
import org.wwep.emulator.carrier.FirmwareBuildException;
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
import org.wwep.hal.HalException;

/** {@code wwep pins} of a bench: its latency, and the wiring of its boards. */
final class BenchPins {
  private final BenchOptions options;
  private final @Nullable String chip;
  private final boolean alone;
  private final LineWriter out;
  private final BenchReport report;

  /**
   * Makes one.
   *
   * @param chip the GPIO chip of lines that name none, or null
   * @param alone whether nobody is asked even at a terminal
   */
  BenchPins(BenchOptions options, @Nullable String chip, boolean alone, LineWriter out) {
    this.options = options;
    this.chip = chip;
    this.alone = alone || options.json;
    this.out = out;
    this.report = new BenchReport(out, options.json);
  }

  /** Does what is asked for; returns the exit code. */
  int run() throws Exception {
    LogSetup.quietServers();
    Scenario scenario =
        options.external == null
            ? null
            : ScenarioArgument.read(
                "wwep pins --external", options.external, BenchPins.class.getClassLoader());
    if (!options.loop.isEmpty()) {
      loop(scenario);
    }
    return scenario == null ? ExitCode.PASS : walk(scenario);
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
