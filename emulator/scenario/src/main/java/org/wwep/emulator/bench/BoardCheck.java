package org.wwep.emulator.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.external.ConsoleSpec;
import org.wwep.emulator.external.ExternalSpec;
import org.wwep.emulator.external.ResetSpec;
import org.wwep.emulator.rig.BenchLines;
import org.wwep.emulator.rig.Operator;

/**
 * Walks through the wiring of one board: its start and console, its buttons, reset, power, and its
 * LEDs, which are told last since all the rest moves them. Owned by the world's script.
 */
final class BoardCheck {
  private static final Duration REST = Duration.ofMillis(700);
  private static final Duration GREETING = Duration.ofSeconds(2);

  private static final byte[] NEW_LINE = {'\r', '\n'};

  private final BoardWatch board;
  private final @Nullable Operator operator;
  private final Consumer<WiringResult> out;
  private final ExternalSpec spec;
  private final Duration reaction;

  /**
   * Makes one.
   *
   * @param operator who looks and presses, or null if nobody does
   * @param out told of each result
   * @param reaction how long the board may take to notice a press
   */
  BoardCheck(
      BoardWatch board,
      @Nullable Operator operator,
      Consumer<WiringResult> out,
      Duration reaction) {
    this.board = board;
    this.operator = operator;
    this.out = out;
    this.spec = board.spec();
    this.reaction = reaction;
  }

  void run() throws InterruptedException {
    if (!start()) {
      return;
    }
    int mark = board.mark();
    board.rtos().sleep(REST);
    Reaction resting = board.since(mark);
    LedCheck leds = new LedCheck(board);
    leds.resting(resting);
    if (operator != null) {
      leds.ask(operator);
    }
    ButtonCheck buttons = new ButtonCheck(board, resting, reaction);
    boolean asked = false;
    for (BenchLines.Contact contact : spec.lines().contacts()) {
      if (operator != null) {
        buttons.byHand(contact, operator).ifPresent(out);
      }
      ButtonCheck.PressResult pressed = buttons.press(contact);
      out.accept(pressed.result());
      leds.pressed(pressed.seen());
      if (operator != null && !asked && !pressed.seen().isNone()) {
        asked = true;
        leds.ask(operator);
      }
    }
    RestartCheck restarts = new RestartCheck(board);
    if (spec.reset() instanceof ResetSpec.Line(var pulse)) {
      out.accept(restarts.reset(resting, pulse));
    }
    if (spec.canSwitchPower()) {
      out.accept(restarts.power(leds));
    } else if (spec.reset() instanceof ResetSpec.Modem
        || spec.reset() instanceof ResetSpec.Command) {
      out.accept(restarts.restart());
    }
    leds.results().forEach(out);
  }

  /** Starts the board and reads its console; returns whether there is a board to go on with. */
  private boolean start() throws InterruptedException {
    int mark = board.mark();
    Instant begun = board.rtos().now();
    board.device().powerOn();
    Reaction seen = greeted(mark);
    ConsoleSpec console = spec.console();
    TraceEvent.FirmwareFaulted fault = seen.fault();
    if (fault == null) {
      if (console != null) {
        row("console", name(console), "start", up(seen, begun), silentOrGarbled(seen));
      }
      return true;
    }
    boolean booting = fault.kind().equals("NO_BOOT");
    row(
        "console",
        console == null ? "-" : name(console),
        "start",
        fault.detail(),
        booting ? noBoot(seen) : "mend that first: nothing else of this board was tried");
    return booting;
  }

  /**
   * Waits for a first line of a board that has none to wait for, and asks for one by a new line.
   */
  private Reaction greeted(int mark) throws InterruptedException {
    Reaction seen = board.since(mark);
    for (int tries = 0;
        tries < 2 && spec.console() != null && spec.boot() == null && isSilent(seen);
        tries++) {
      if (tries > 0) {
        board.device().type(NEW_LINE);
      }
      seen = board.await(mark, GREETING, one -> !isSilent(one));
    }
    return seen;
  }

  private static boolean isSilent(Reaction seen) {
    return seen.printed().isEmpty() && seen.fault() == null;
  }

  private String up(Reaction seen, Instant begun) {
    ExternalSpec.Boot boot = spec.boot();
    return boot == null ? seen.words() : "'%s' after %s".formatted(boot.text(), board.took(begun));
  }

  private String silentOrGarbled(Reaction seen) {
    return spec.boot() == null && seen.printed().isEmpty() ? silent() : garbled(seen);
  }

  private String noBoot(Reaction seen) {
    return seen.printed().isEmpty()
        ? silent()
        : garbled(seen).isEmpty() ? "does it print that text when it is up?" : garbled(seen);
  }

  private static String silent() {
    return "the speed, the grounds, its TX at the bench's RX; has the board power?";
  }

  private static String garbled(Reaction seen) {
    return seen.isGarbled() ? "what it prints is no text: is the speed right?" : "";
  }

  private void row(String part, String line, String tried, String seen, String advice) {
    out.accept(new WiringResult(board.device().name(), part, line, tried, seen, advice));
  }

  private static String name(ConsoleSpec console) {
    return switch (console) {
      case ConsoleSpec.Serial(var device, var settings) -> device + "@" + settings.baud();
      case ConsoleSpec.Tcp(var host, var port) -> "tcp:" + host + ":" + port;
      case ConsoleSpec.Rfc2217(var host, var port, var settings) ->
          "rfc2217:" + host + ":" + port + "@" + settings.baud();
      case ConsoleSpec.Program _ -> "process";
    };
  }
}
