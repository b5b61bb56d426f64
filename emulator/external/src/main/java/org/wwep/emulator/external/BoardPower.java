package org.wwep.emulator.external;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.external.SerialSettings.ModemLine;
import org.wwep.emulator.rig.BenchHarness;
import org.wwep.hal.Led;
import org.wwep.rtos.Rtos;

/** What switches the power of a board on a bench, and what resets it. Owned by the board. */
final class BoardPower {
  private final ExternalSpec spec;
  private final BenchHarness harness;
  private final Rtos rtos;
  private final Supplier<Map<String, String>> environment;
  private final CommandTrace commands;
  private @Nullable Instant offSince;

  /**
   * Makes one that has done nothing yet.
   *
   * @param environment what commands find in their environment
   * @param commands told of what they print
   */
  BoardPower(
      ExternalSpec spec,
      BenchHarness harness,
      Rtos rtos,
      Supplier<Map<String, String>> environment,
      CommandTrace commands) {
    this.spec = spec;
    this.harness = harness;
    this.rtos = rtos;
    this.environment = environment;
    this.commands = commands;
  }

  /** Gives it power. */
  void on() throws IOException, InterruptedException {
    switch (spec.power()) {
      case null -> {}
      case PowerSpec.Line(var pause) -> {
        rest(pause);
        harness.output(ExternalImage.POWER).set(true);
      }
      case PowerSpec.Commands(var command, _) -> command("power on", command);
    }
  }

  /** Waits until the board has been without power for so long. */
  private void rest(Duration pause) throws InterruptedException {
    Instant since = offSince;
    if (since != null) {
      Duration left = pause.minus(Duration.between(since, rtos.now()));
      if (left.isPositive()) {
        rtos.sleep(left);
      }
    }
  }

  /** Takes its power; one without power to take is held in reset, where that can be. */
  void off(@Nullable ConsoleReader console) throws IOException, InterruptedException {
    if (spec.power() == null) {
      switch (spec.reset()) {
        case null -> {}
        case ResetSpec.Line _ -> harness.output(ExternalImage.RESET).set(true);
        case ResetSpec.Modem(var line, _) -> modem(console, line, true);
        case ResetSpec.Command _ -> {}
      }
    }
    switch (spec.power()) {
      case null -> {}
      case PowerSpec.Line _ -> {
        harness.output(ExternalImage.POWER).set(false);
        offSince = rtos.now();
      }
      case PowerSpec.Commands(_, var command) -> command("power off", command);
    }
  }

  /** Resets it, by whatever does. */
  void reset(@Nullable ConsoleReader console) throws IOException, InterruptedException {
    switch (spec.reset()) {
      case null -> {}
      case ResetSpec.Line(var pulse) -> {
        Led line = harness.output(ExternalImage.RESET);
        line.set(true);
        try {
          rtos.sleep(pulse);
        } finally {
          line.set(false);
        }
      }
      case ResetSpec.Modem(var line, var pulse) -> {
        modem(console, line, true);
        try {
          rtos.sleep(pulse);
        } finally {
          modem(console, line, false);
        }
      }
      case ResetSpec.Command(var command) -> command("reset", command);
    }
  }

  private void modem(@Nullable ConsoleReader console, ModemLine line, boolean reset)
      throws IOException {
    if (console != null && spec.console() != null) {
      console.set(line, reset != spec.console().settings().active(line));
    }
  }

  /** Runs a command of the user's. */
  void command(String purpose, String command) throws IOException, InterruptedException {
    new ShellCommand(purpose, command, spec.limit(), spec.folder())
        .run(environment.get(), commands.of(purpose));
  }
}
