package org.wwep.emulator.cli.device;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.Signals;
import org.wwep.device.DeviceSummary;
import org.wwep.device.Firmware;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineInput;
import org.wwep.emulator.cli.terminal.Terminals;
import org.wwep.emulator.rig.ButtonPresser;
import org.wwep.value.Durations;
import org.wwep.value.Ranges;

/** What a user types at a running device: keys on a terminal, lines on a pipe. */
final class DeviceInput {
  private static final int MOST_REFUSED = 20;
  private static final Pattern BUTTON = Pattern.compile("btn([0-9]{1,2})(?:\\s+(.*))?");
  private static final String LINES =
      "press [btn1] [TIME], press-down [btn1], release [btn1], type TEXT, state, quit";

  private final List<ButtonPresser> pressers;
  private final boolean lasting;
  private final Duration hold;
  private final Firmware device;
  private final Consumer<Optional<DeviceSummary>> state;
  private final Consumer<String> hint;
  private final Consumer<String> err;
  private final AtomicInteger width;
  private int refused;
  private boolean held;

  /**
   * Listens to the user.
   *
   * @param pressers what presses the emulated buttons, or none if they are real
   * @param lasting whether others press as well, so that the end of the input is no end
   * @param hold how long a press is held unless the user says so
   * @param state told how the device stands, if it can tell, when the user asks
   * @param hint told which keys there are
   * @param width set to the terminal's width, and again when that changes
   */
  DeviceInput(
      List<ButtonPresser> pressers,
      boolean lasting,
      Duration hold,
      Firmware device,
      Consumer<Optional<DeviceSummary>> state,
      Consumer<String> hint,
      Consumer<String> err,
      AtomicInteger width) {
    this.pressers = List.copyOf(pressers);
    this.lasting = lasting || pressers.isEmpty();
    this.hold = hold;
    this.device = device;
    this.state = state;
    this.hint = hint;
    this.err = err;
    this.width = width;
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
    boolean quit = Terminals.hasKeys() ? keys(start) : lines(start);
    if (!quit && lasting) {
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
        TerminalBuilder.builder()
            .system(true)
            // Standard output may be a pipe, as in "device | tee log".
            .systemOutput(TerminalBuilder.SystemOutput.SysOutOrSysErr)
            .type(known)
            .nativeSignals(false)
            .build()) {
      terminal.enterRawMode();
      // After Ctrl-Z and fg the terminal is as the shell left it.
      Signals.register("CONT", terminal::enterRawMode);
      measure(terminal);
      Signals.register("WINCH", () -> measure(terminal));
      hint.accept(
          pressers.isEmpty()
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
          case 's' -> state.accept(device.report());
          case ' ' -> button(1).press(hold);
          case 'b' -> hold(true);
          case 'r' -> hold(false);
          case '?' -> help().forEach(hint);
          default -> {
            if (key >= '1' && key <= '9' && key - '0' <= pressers.size()) {
              button(key - '0').press(hold);
            }
          }
        }
      }
    }
  }

  /** Some terminals do not know how wide they are, and say 0. */
  private void measure(Terminal terminal) {
    if (terminal.getWidth() > 0) {
      width.set(terminal.getWidth());
    }
  }

  /** Holds the first button down, or lets it go; a second time changes nothing. */
  private void hold(boolean down) throws InterruptedException {
    if (!pressers.isEmpty() && down != held) {
      held = down;
      if (down) {
        button(1).down();
      } else {
        button(1).release();
      }
    }
  }

  private List<String> help() {
    List<String> keys = new ArrayList<>();
    if (!pressers.isEmpty()) {
      keys.add("space  presses the button");
      keys.add("b      holds it down, r lets it go");
    }
    if (pressers.size() > 1) {
      keys.add("1-" + pressers.size() + "    press the button of that number");
    }
    keys.add("s      shows the state");
    keys.add("?      shows these keys");
    keys.add("q      quits, once all is sent; Ctrl-C gives it two seconds");
    return keys;
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
    String rest = words.length == 1 ? "" : words[1];
    Matcher button = BUTTON.matcher(rest);
    boolean named = button.matches();
    int number = named ? Integer.parseInt(button.group(1)) : 1;
    String time = named ? Objects.requireNonNullElse(button.group(2), "") : rest;
    boolean extra =
        switch (words[0]) {
          case "press-down", "release" -> !time.isEmpty();
          case "state", "quit" -> !rest.isEmpty();
          default -> false;
        };
    switch (extra ? "" : words[0]) {
      case "press" -> button(number).press(time.isEmpty() ? hold : time(time));
      case "press-down" -> button(number).down();
      case "release" -> button(number).release();
      case "state" -> state.accept(device.report());
      case "type" -> device.receive((rest + "\n").getBytes(StandardCharsets.UTF_8));
      default -> throw new IllegalArgumentException("'" + text + "': write " + LINES);
    }
  }

  private static Duration time(String text) {
    return Ranges.positive("the time of a press", Durations.parse(text));
  }

  private ButtonPresser button(int number) {
    if (pressers.isEmpty()) {
      throw new IllegalArgumentException("this board has a real button: press that one");
    }
    if (number < 1 || number > pressers.size()) {
      throw new IllegalArgumentException(
          "no button btn" + number + ", the board has btn1 to btn" + pressers.size());
    }
    return pressers.get(number - 1);
  }

  private void refuse(int line, String why) {
    refused++;
    err.accept("line " + line + ": " + why.replaceAll("[^ -~]", "?"));
  }
}
