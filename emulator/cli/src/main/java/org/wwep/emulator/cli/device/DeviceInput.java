package org.wwep.emulator.cli.device;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;
import org.wwep.device.DeviceSummary;
import org.wwep.device.Firmware;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineInput;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.cli.terminal.Terminals;
import org.wwep.emulator.rig.ButtonPresser;
import org.wwep.value.Durations;
import org.wwep.value.Ranges;

/** What a user types at a running device: keys on a terminal, lines on a pipe. */
final class DeviceInput {
  private static final int MOST_REFUSED = 20;
  private static final String LINES = "press [TIME], press-down, release, type TEXT, state, quit";

  private final @Nullable ButtonPresser presser;
  private final Duration hold;
  private final Firmware device;
  private final LineWriter out;
  private final Consumer<String> err;
  private int refused;

  /**
   * Listens to the user.
   *
   * @param presser what presses the emulated button, or null if the button is real
   * @param hold how long a press is held unless the user says so
   */
  DeviceInput(
      @Nullable ButtonPresser presser,
      Duration hold,
      Firmware device,
      LineWriter out,
      Consumer<String> err) {
    this.presser = presser;
    this.hold = hold;
    this.device = device;
    this.out = out;
    this.err = err;
  }

  /** Gives the device power. */
  @FunctionalInterface
  interface Start {
    void run() throws InterruptedException;
  }

  /**
   * Runs until the user quits or the input ends. With a real button, only {@code quit} ends it: a
   * service has no input at all.
   *
   * @param start called once keys are heard, so that the line about them comes before the device's
   * @return whether every line was understood
   */
  boolean run(Start start) throws IOException, InterruptedException, CliException {
    boolean quit = Terminals.interactive() == null ? lines(start) : keys(start);
    if (!quit && presser == null) {
      new java.util.concurrent.CountDownLatch(1).await();
    }
    return refused == 0;
  }

  private boolean keys(Start start) throws IOException, InterruptedException {
    String type = System.getenv("TERM");
    // JLine takes "dumb" as "no raw mode", but a key press needs nothing of what the type
    // describes.
    String known = type == null || type.equals("dumb") ? "ansi" : type;
    // Ctrl-C stays the JVM's: JLine would put the system's default handler in its place.
    try (Terminal terminal =
        TerminalBuilder.builder().system(true).type(known).nativeSignals(false).build()) {
      terminal.enterRawMode();
      // After Ctrl-Z and fg the terminal is as the shell left it.
      Signals.register("CONT", terminal::enterRawMode);
      out.line(
          presser == null
              ? "s shows the state, q quits"
              : "space presses, s shows the state, q quits");
      start.run();
      while (true) {
        int key = terminal.reader().read();
        switch (key) {
          case -1, 4 -> {
            return false;
          }
          case 'q' -> {
            return true;
          }
          case 's' -> out.line(state());
          case ' ' -> button().press(hold);
          default -> {}
        }
      }
    }
  }

  private boolean lines(Start start) throws IOException, InterruptedException, CliException {
    start.run();
    LineInput input = new LineInput(System.in, StandardCharsets.UTF_8);
    for (String line = input.next(); line != null; line = input.next()) {
      if (refused >= MOST_REFUSED) {
        throw new CliException(
            ExitCode.USAGE, "too many lines that are no commands: is this the right input?");
      }
      String text = line.strip();
      if (text.equals("quit")) {
        return true;
      }
      if (!text.isEmpty() && !text.startsWith("#")) {
        try {
          command(text);
        } catch (IllegalArgumentException e) {
          refuse(input.number(), String.valueOf(e.getMessage()));
        }
      }
    }
    return false;
  }

  private void command(String text) throws InterruptedException {
    String[] words = text.split("\\s+", 2);
    if (words.length == 2 && !List.of("press", "type").contains(words[0])) {
      throw new IllegalArgumentException("'" + text + "': write " + LINES);
    }
    switch (words[0]) {
      case "press" -> button().press(words.length == 1 ? hold : time(words[1]));
      case "press-down" -> button().down();
      case "release" -> button().release();
      case "state" -> out.line(state());
      case "type" ->
          device.receive(
              ((words.length == 1 ? "" : words[1]) + "\n").getBytes(StandardCharsets.UTF_8));
      default -> throw new IllegalArgumentException("'" + text + "': write " + LINES);
    }
  }

  private String state() throws InterruptedException {
    return device.report().map(DeviceSummary::line).orElse("this firmware tells no states");
  }

  private static Duration time(String text) {
    return Ranges.positive("the time of a press", Durations.parse(text));
  }

  private ButtonPresser button() {
    if (presser == null) {
      throw new IllegalArgumentException("this board has a real button: press that one");
    }
    return presser;
  }

  private void refuse(int line, String why) {
    refused++;
    err.accept("line " + line + ": " + why.replaceAll("[^ -~]", "?"));
  }
}
