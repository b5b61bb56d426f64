package org.wwep.emulator.cli.device;

import java.io.Console;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.option.BenchOption;
import org.wwep.emulator.cli.option.GivenOptions;
import org.wwep.emulator.cli.terminal.ErrorOutput;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.cli.terminal.ShutdownHook;
import org.wwep.emulator.cli.terminal.Terminals;
import org.wwep.emulator.rig.WiringCheck;
import org.wwep.hal.Board;
import org.wwep.hal.BoardBackend;
import org.wwep.hal.BoardBackend.Availability;
import org.wwep.hal.Boards;
import org.wwep.hal.Boards.Selection;
import org.wwep.hal.ButtonConfig;
import org.wwep.hal.HalException;
import org.wwep.hal.LedConfig;
import org.wwep.hal.PlatformInfo;
import org.wwep.hal.cdev.ChipInfo;
import org.wwep.rtos.HostRtos;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wwep pins}. */
@Command(
    name = "pins",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what board this is, and which back end would be chosen and why.",
      "On real GPIO it then offers a self-test of the wiring: it blinks the LED, and waits for a"
          + " press.",
      "With --external it is the wiring of a bench that is tested, with --loop its latency. Exit"
          + " code 0",
      "if all is well, 1 if there is something to check, 3 if a line or a chip is not available."
    },
    footer = {"", "Example: wwep pins --external bench.yaml --yes"})
public final class PinsCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Spec @Nullable CommandSpec spec;
  @Mixin BoardOptions board = new BoardOptions();

  @ArgGroup(exclusive = false, heading = "%nOf a bench:%n")
  BenchOptions bench = new BenchOptions();

  @Mixin BenchOption boards = new BenchOption();

  @Option(
      names = {"-y", "--yes"},
      description = "Run the self-test without asking; with --external nobody is asked to look.")
  boolean yes;

  private final LineWriter out = LineWriter.standard();

  @Override
  public Integer call() throws Exception {
    boolean walk = bench.external != null || boards.file != null;
    bench.check(new GivenOptions(Objects.requireNonNull(spec)), walk);
    if (walk || bench.measures()) {
      Thread worker = Thread.currentThread();
      BenchPins pins = new BenchPins(bench, boards, board.chip, yes, out);
      return ShutdownHook.during(() -> out.finish(pins.run()), worker::interrupt);
    }
    show(PlatformInfo.here());
    Selection selection = board.select();
    for (BoardBackend backend : Boards.installed().backends()) {
      Availability found = backend.probe(board.config());
      out.line(
          "back end  %s: %s%s"
              .formatted(backend.name(), found.usable() ? "" : "not usable, ", found.reason()));
    }
    out.line(selection.announcement());
    for (ButtonConfig button : board.config().buttons()) {
      out.line(
          "%-9s %s (BOARD%d) to ground, pull-%s, active %s"
              .formatted(
                  button.id(),
                  button.pin(),
                  button.pin().header(),
                  button.pull().name().toLowerCase(java.util.Locale.ROOT),
                  button.activeLow() ? "low" : "high"));
    }
    if (board.mac != null) {
      out.line("mac       " + board.mac);
    }
    for (LedConfig led : board.config().leds()) {
      out.line(
          "%-9s %s (BOARD%d) over its resistor to ground"
              .formatted(led.id(), led.pin(), led.pin().header()));
    }
    new HeaderDiagram(board.config(), Terminals.styled()).lines().forEach(out::drawn);
    if (!selection.backend().probe(board.config()).hardware()) {
      out.line("no wiring to test: the board is emulated");
      return out.finish(ExitCode.PASS);
    }
    return out.finish(wanted() ? test(selection) : ExitCode.PASS);
  }

  private void show(PlatformInfo platform) {
    String model = platform.model();
    out.line("board     " + (model == null ? "unknown model" : model));
    out.line("system    " + platform.os() + " " + platform.arch() + ", " + platform.jvm());
    if (platform.chips().isEmpty()) {
      out.line("chips     none (no /dev/gpiochip*)");
    }
    for (PlatformInfo.Chip chip : platform.chips()) {
      out.line(
          "chip      /dev/"
              + chip.name()
              + (chip.permitted() ? described(chip) : ", not permitted to this user"));
    }
  }

  private static String described(PlatformInfo.Chip chip) {
    return ChipInfo.of(Path.of("/dev", chip.name()))
        .map(info -> ", " + info.label() + ", " + info.lines() + " lines")
        .orElse("");
  }

  private boolean wanted() {
    if (yes) {
      return true;
    }
    Console console = Terminals.interactive();
    if (console == null) {
      out.line("wiring self-test left out: run it with -y");
      return false;
    }
    out.flush();
    String answer = console.readLine("Blink the LED and wait for a press? [y/N] ");
    return answer != null && answer.strip().equalsIgnoreCase("y");
  }

  private int test(Selection selection) throws HalException, InterruptedException {
    try (HostRtos rtos = new HostRtos();
        Board opened = selection.backend().open(board.config(), rtos::now);
        ShutdownHook _ = new ShutdownHook(opened::close)) {
      boolean pressed =
          new WiringCheck(rtos, opened, out::line)
              .run(opened.buttons().getFirst(), opened.leds().getFirst(), PATIENCE);
      if (!pressed) {
        ErrorOutput.line(
            spec,
            "wwep pins: no press within 10 s: check that the button joins "
                + board.config().buttons().getFirst().pin()
                + " and ground");
      }
      return pressed ? ExitCode.PASS : ExitCode.FAILED;
    }
  }
}
