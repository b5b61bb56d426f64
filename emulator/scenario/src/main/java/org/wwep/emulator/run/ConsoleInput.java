package org.wwep.emulator.run;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wwep.emulator.scenario.BounceSpec;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.hal.emulated.BouncePattern;
import org.wwep.rtos.Mailbox;
import org.wwep.value.Durations;
import org.wwep.value.Ranges;

/**
 * Types at the devices' consoles: {@code press}, {@code press 200ms}, {@code press-down}, {@code
 * release}, {@code state}, {@code quit}, one a line, as at {@code wwep device}.
 *
 * <p><b>Shape</b>: the end of a step ends a line, too. A device takes its lines one after the other
 * and presses its first button, while the script goes on.
 */
final class ConsoleInput {
  private static final Duration HOLD = Duration.ofMillis(100);
  private static final Duration GAP = Duration.ofMillis(50);
  private static final String LINES = "press [TIME], press-down, release, state, quit";
  private static final Pattern PRESS = Pattern.compile("press(?:\\s+(.*))?");

  private final StepContext stepContext;
  private final BounceSource bounceSource;
  private final BounceSpec usual;
  private final Map<String, Mailbox<Action>> keyboards = new HashMap<>();

  /** What a line does, on the device's own task. */
  private interface Action {
    void run() throws InterruptedException;
  }

  ConsoleInput(StepContext stepContext, BounceSource bounceSource, BounceSpec usual) {
    this.stepContext = stepContext;
    this.bounceSource = bounceSource;
    this.usual = usual;
  }

  void type(Command.WriteSerial step) throws StepFailedException, InterruptedException {
    DeviceUnderTest device = stepContext.device(step.device());
    if (!device.powered()) {
      throw new StepFailedException(
          "expected %s to read its console, was without power".formatted(step.device()));
    }
    List<Action> actions = new ArrayList<>();
    for (String line :
        new String(step.toBytes(), StandardCharsets.UTF_8).lines().map(String::strip).toList()) {
      if (!line.isEmpty()) {
        actions.add(action(device, line));
      }
    }
    Mailbox<Action> keyboard =
        keyboards.computeIfAbsent(step.device(), _ -> keyboard(step.device()));
    actions.forEach(keyboard::post);
    // What takes no time has happened by the next step.
    stepContext.settle();
    // Once for the console, and once for what it has pressed.
    stepContext.settle();
  }

  private Mailbox<Action> keyboard(String device) {
    Mailbox<Action> keyboard = stepContext.rtos().mailbox();
    stepContext
        .rtos()
        .spawn(
            "console " + device,
            () -> {
              while (true) {
                keyboard.take().run();
              }
            });
    return keyboard;
  }

  private Action action(DeviceUnderTest device, String line) throws StepFailedException {
    String button = device.board().buttons().getFirst().id();
    Matcher press = PRESS.matcher(line);
    if (press.matches()) {
      Duration hold = press.group(1) == null ? HOLD : hold(press.group(1));
      BouncePattern bounce = bounceSource.next(usual);
      return () -> {
        device.press(button, hold, bounce);
        stepContext.rtos().sleep(hold.plus(bounce.window()).plus(GAP));
      };
    }
    return switch (line) {
      case "press-down" -> {
        BouncePattern bounce = bounceSource.next(usual);
        yield () -> device.pressDown(button, bounce);
      }
      case "release" -> {
        BouncePattern bounce = bounceSource.next(usual);
        yield () -> device.release(button, bounce);
      }
      case "state" ->
          () -> {
            stepContext.console(device.name()).print(device.summary().line());
            stepContext.bell().ring();
          };
      case "quit" -> device::powerOff;
      default ->
          throw new StepFailedException(
              "expected a line that the console of %s takes (%s), was '%s'"
                  .formatted(device.name(), LINES, line.replaceAll("[^ -~]", "?")));
    };
  }

  private static Duration hold(String text) throws StepFailedException {
    try {
      return Ranges.positive("the time of a press", Durations.parse(text));
    } catch (IllegalArgumentException e) {
      throw new StepFailedException(
          "expected 'press TIME', was 'press %s': %s"
              .formatted(text.replaceAll("[^ -~]", "?"), e.getMessage()));
    }
  }
}
