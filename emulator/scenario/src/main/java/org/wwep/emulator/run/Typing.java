package org.wwep.emulator.run;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wwep.emulator.scenario.Bouncing;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.world.DeviceUnderTest;
import org.wwep.hal.emulated.BouncePattern;
import org.wwep.rtos.Mailbox;

/**
 * Types at the devices' consoles: {@code press}, {@code press 200ms}, {@code press-down}, {@code
 * release}, {@code state}, {@code quit}, one a line, as at {@code wwep device}.
 *
 * <p><b>Shape</b>: the end of a step ends a line, too. A device takes its lines one after the other
 * and presses its first button, while the script goes on.
 */
final class Typing {
  private static final Duration HOLD = Duration.ofMillis(100);
  private static final Duration GAP = Duration.ofMillis(50);
  private static final String LINES = "press [TIME], press-down, release, state, quit";
  private static final Pattern PRESS = Pattern.compile("press(?:\\s+(\\d{1,9})(us|ms|s))?");

  private final Scene scene;
  private final Contact contact;
  private final Bouncing usual;
  private final Map<String, Mailbox<Action>> keyboards = new HashMap<>();

  /** What a line does, on the device's own task. */
  private interface Action {
    void run() throws InterruptedException;
  }

  Typing(Scene scene, Contact contact, Bouncing usual) {
    this.scene = scene;
    this.contact = contact;
    this.usual = usual;
  }

  void type(Command.WriteSerial step) throws StepFailed, InterruptedException {
    DeviceUnderTest device = scene.device(step.device());
    if (!device.powered()) {
      throw new StepFailed(
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
    scene.settle();
    // Once for the console, and once for what it has pressed.
    scene.settle();
  }

  private Mailbox<Action> keyboard(String device) {
    Mailbox<Action> keyboard = scene.rtos().mailbox();
    scene
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

  private Action action(DeviceUnderTest device, String line) throws StepFailed {
    String button = device.board().buttons().getFirst().id();
    Matcher press = PRESS.matcher(line);
    if (press.matches()) {
      Duration hold = press.group(1) == null ? HOLD : span(press.group(1), press.group(2));
      BouncePattern bounce = contact.next(usual);
      return () -> {
        device.press(button, hold, bounce);
        scene.rtos().sleep(hold.plus(bounce.window()).plus(GAP));
      };
    }
    return switch (line) {
      case "press-down" -> {
        BouncePattern bounce = contact.next(usual);
        yield () -> device.pressDown(button, bounce);
      }
      case "release" -> {
        BouncePattern bounce = contact.next(usual);
        yield () -> device.release(button, bounce);
      }
      case "state" ->
          () -> {
            scene.console(device.name()).print(device.summary().line());
            scene.bell().ring();
          };
      case "quit" -> device::powerOff;
      default ->
          throw new StepFailed(
              "expected a line that the console of %s takes (%s), was '%s'"
                  .formatted(device.name(), LINES, line.replaceAll("[^ -~]", "?")));
    };
  }

  private static Duration span(String number, String unit) throws StepFailed {
    long amount = Long.parseLong(number);
    if (amount == 0) {
      throw new StepFailed("expected a press longer than nothing, was '" + number + unit + "'");
    }
    return switch (unit) {
      case "us" -> Duration.ofNanos(amount * 1000);
      case "ms" -> Duration.ofMillis(amount);
      default -> Duration.ofSeconds(amount);
    };
  }
}
