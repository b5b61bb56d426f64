package org.wwep.emulator.scenario.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wwep.emulator.scenario.BounceSpec;
import org.wwep.emulator.scenario.Mismatch;
import org.wwep.emulator.scenario.StepContext;
import org.wwep.emulator.scenario.StepFailedException;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.hal.emulated.BouncePattern;
import org.wwep.rtos.Mailbox;
import org.wwep.value.Durations;
import org.wwep.value.Ranges;

/**
 * Types at the devices' consoles: {@code press}, {@code press 200ms}, {@code press-down}, {@code
 * release}, {@code state}, {@code quit}, one a line, as on a device's console.
 *
 * <p><b>Shape</b>: the end of a step ends a line, too. A device takes its lines one after the other
 * and presses its first button, while the script goes on.
 */
final class ConsoleInput {
  private static final Duration HOLD = Duration.ofMillis(100);
  private static final Duration GAP = Duration.ofMillis(50);
  private static final String LINES = "press [TIME], press-down, release, state, quit";
  private static final Pattern PRESS = Pattern.compile("press(?:\\s+(.*))?");

  private final Mailbox<Action> lines;

  /** What a line does, on the device's own task. */
  private interface Action {
    void run() throws InterruptedException;
  }

  private ConsoleInput(StepContext context, String device) {
    this.lines = context.rtos().mailbox();
    context
        .rtos()
        .spawn(
            "console " + device,
            () -> {
              while (true) {
                lines.take().run();
              }
            });
  }

  /** Types this text. */
  static void type(StepContext context, String name, String text)
      throws StepFailedException, InterruptedException {
    DeviceUnderTest device = context.device(name);
    if (!device.powered()) {
      throw new StepFailedException(
          Mismatch.of(name + " to read its console", "was without power"));
    }
    List<Action> actions = new ArrayList<>();
    for (String line : text.lines().map(String::strip).toList()) {
      if (!line.isEmpty()) {
        actions.add(action(context, device, line));
      }
    }
    ConsoleInput console =
        context.kept(ConsoleInput.class, name, () -> new ConsoleInput(context, name));
    actions.forEach(console.lines::post);
    // What takes no time has happened by the next step.
    context.settle();
    // Once for the console, and once for what it has pressed.
    context.settle();
  }

  private static Action action(StepContext context, DeviceUnderTest device, String line)
      throws StepFailedException {
    BounceSpec usual = context.scenario().defaults().bounce();
    String button = device.board().buttons().getFirst().id();
    Matcher press = PRESS.matcher(line);
    if (press.matches()) {
      Duration hold = press.group(1) == null ? HOLD : hold(press.group(1));
      BouncePattern bounce = context.nextBounce(usual);
      return () -> {
        device.press(button, hold, bounce);
        context.rtos().sleep(hold.plus(bounce.window()).plus(GAP));
      };
    }
    return switch (line) {
      case "press-down" -> {
        BouncePattern bounce = context.nextBounce(usual);
        yield () -> device.pressDown(button, bounce);
      }
      case "release" -> {
        BouncePattern bounce = context.nextBounce(usual);
        yield () -> device.release(button, bounce);
      }
      case "state" ->
          () -> {
            ConsoleLog console = ConsoleLog.of(context, device.name());
            device.summary().report().forEach(console::print);
            context.lookAgain();
          };
      case "quit" -> device::powerOff;
      default ->
          throw new StepFailedException(
              Mismatch.of(
                  "a line that the console of %s takes (%s)".formatted(device.name(), LINES),
                  "was '%s'".formatted(line.replaceAll("[^ -~]", "?"))));
    };
  }

  private static Duration hold(String text) throws StepFailedException {
    try {
      return Ranges.positive("the time of a press", Durations.parse(text));
    } catch (IllegalArgumentException e) {
      throw new StepFailedException(
          Mismatch.of(
              "'press TIME'",
              "was 'press %s': %s".formatted(text.replaceAll("[^ -~]", "?"), e.getMessage())));
    }
  }
}
