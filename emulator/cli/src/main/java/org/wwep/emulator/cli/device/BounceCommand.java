package org.wwep.emulator.cli.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.option.GivenOptions;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ErrorOutput;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.rig.BounceRecorder;
import org.wwep.emulator.rig.BounceRecording;
import org.wwep.emulator.rig.ButtonPresser;
import org.wwep.emulator.rig.RecordedBounce;
import org.wwep.hal.Board;
import org.wwep.hal.Boards.Selection;
import org.wwep.hal.emulated.Bounce;
import org.wwep.hal.emulated.EmulatedBoard;
import org.wwep.rtos.HostRtos;
import org.wwep.rtos.Rtos;
import org.wwep.value.FileErrors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wwep bounce}. */
@Command(
    name = "bounce",
    mixinStandardHelpOptions = true,
    description = "Records how a button's contact bounces.",
    subcommands = BounceCommand.RecordCommand.class)
public final class BounceCommand {
  /** {@code wwep bounce record}. */
  @Command(
      name = "record",
      mixinStandardHelpOptions = true,
      description = {
        "Records the edges of a button while you press it, into a file that a scenario can play",
        "(bounce: {file: FILE}). On an emulated board the command presses by itself."
      })
  static final class RecordCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration HOLD = Duration.ofMillis(120);
    private static final Duration REST = Duration.ofMillis(120);
    private static final int MOST = 10_000;

    @Spec @Nullable CommandSpec spec;
    @Mixin BoardOptions board = new BoardOptions();

    @Option(
        names = {"-o", "--output"},
        required = true,
        paramLabel = "FILE",
        description = "File to write the recording to.")
    @Nullable Path output;

    @Option(
        names = "--presses",
        paramLabel = "N",
        description = "Number of presses to record, 1 to 10000 (default: 10).")
    int presses = 10;

    @Option(
        names = "--bounce",
        paramLabel = "none|clean|typical|worn",
        description = "Bounce profile of the emulated button (default: typical).")
    Bounce.Profile bounce = Bounce.Profile.TYPICAL;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the emulated bounce.")
    long seed = 1;

    @Override
    public Integer call() throws Exception {
      board.throwIfSeveral();
      if (presses < 1 || presses > MOST) {
        throw new CliException(ExitCode.USAGE, "--presses is 1 to " + MOST + ", was " + presses);
      }
      new GivenOptions(Objects.requireNonNull(spec))
          .refuse("about a device on the network, and a recording has none", "--mac");
      Path file = Objects.requireNonNull(output);
      Selection selection = board.select();
      say(selection.announcement());
      List<RecordedBounce> recorded = new ArrayList<>();
      try (HostRtos rtos = new HostRtos(seed);
          Board opened = selection.backend().open(board.config(), rtos::now)) {
        BounceRecorder recorder = new BounceRecorder(rtos, opened.buttons().getFirst(), this::say);
        if (opened instanceof EmulatedBoard emulated) {
          rtos.spawn("presser", () -> press(rtos, emulated));
        } else {
          say("press the button " + presses + " times; Ctrl-C ends without a file");
        }
        recorded.addAll(recorder.record(presses, PATIENCE));
      }
      if (recorded.isEmpty()) {
        throw new CliException(
            ExitCode.FAILED,
            "no press within 30 s: check the wiring with 'wwep pins'; nothing was written");
      }
      write(file, new BounceRecording(recorded));
      say("wrote " + recorded.size() + " presses to " + file);
      return recorded.size() == presses ? ExitCode.PASS : ExitCode.FAILED;
    }

    private void press(Rtos rtos, EmulatedBoard emulated) throws InterruptedException {
      ButtonPresser presser =
          new ButtonPresser(rtos, emulated.buttons().getFirst(), bounce.seeded(seed), REST);
      for (int i = 0; i < presses; i++) {
        presser.press(HOLD);
      }
    }

    private void write(Path file, BounceRecording recording) throws CliException {
      try {
        Files.writeString(
            file,
            recording.text("%d presses of the button on %s".formatted(presses, board.buttonPin())));
      } catch (IOException e) {
        throw new CliException(
            ExitCode.ENVIRONMENT,
            "the recording cannot be written to " + file + ": " + FileErrors.reason(e));
      }
    }

    private void say(String text) {
      ErrorOutput.line(spec, text);
    }
  }
}
