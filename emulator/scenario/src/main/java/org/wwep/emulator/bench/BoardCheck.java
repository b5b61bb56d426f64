package org.wwep.emulator.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.external.ConsoleSpec;
import org.wwep.emulator.external.ExternalImage;
import org.wwep.emulator.external.ExternalSpec;
import org.wwep.emulator.external.PowerSpec;
import org.wwep.emulator.rig.BenchLines;
import org.wwep.emulator.rig.Operator;
import org.wwep.hal.Led;
import org.wwep.hal.LedConfig;
import org.wwep.value.Durations;

/**
 * Walks through the wiring of one board: its start and console, its buttons, reset, power, and its
 * LEDs, which are told last since all the rest moves them. Owned by the world's script.
 */
final class BoardCheck {
  private static final Duration REST = Duration.ofMillis(700);
  private static final Duration GREETING = Duration.ofSeconds(2);
  private static final Duration AGAIN = Duration.ofSeconds(10);

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
      BoardWatch board, @Nullable Operator operator, Consumer<WiringResult> out, Duration reaction) {
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
      ButtonCheck.Pressed pressed = buttons.press(contact);
      out.accept(pressed.result());
      leds.pressed(pressed.seen());
      if (operator != null && !asked && !pressed.seen().isNone()) {
        asked = true;
        leds.ask(operator);
      }
    }
    if (spec.hasReset()) {
      reset(resting);
    }
    if (spec.canSwitchPower()) {
      power(leds);
    }
    leds.results().forEach(out);
  }

  private boolean start() throws InterruptedException {
    int mark = board.mark();
    Instant begun = board.rtos().now();
    board.device().powerOn();
    Reaction seen = board.since(mark);
    TraceEvent.FirmwareFaulted fault = seen.fault();
    ConsoleSpec console = spec.console();
    if (fault == null && console != null && spec.boot() == null) {
      seen = board.await(mark, GREETING, one -> !one.printed().isEmpty() || one.fault() != null);
      if (seen.printed().isEmpty() && seen.fault() == null) {
        board.device().type("\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        seen = board.await(mark, GREETING, one -> !one.printed().isEmpty() || one.fault() != null);
      }
      fault = seen.fault();
    }
    ExternalSpec.Boot boot = spec.boot();
    boolean booted = fault == null;
    boolean wired = booted || fault.kind().equals("NO_BOOT");
    if (console != null || !booted) {
      String came =
          boot == null
              ? seen.words()
              : "'%s' after %s".formatted(boot.text(), took(begun));
      String advice =
          booted
              ? (seen.printed().isEmpty() && boot == null ? silent() : garbled(seen))
              : fault.kind().equals("NO_BOOT")
                  ? noBoot(seen)
                  : "mend that first: nothing else of this board was tried";
      row(
          "console",
          console == null ? "-" : name(console),
          "start",
          booted ? came : fault.detail(),
          advice);
    }
    return wired;
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

  private void reset(Reaction resting) throws InterruptedException {
    Led line = board.harness().output(ExternalImage.RESET);
    LedConfig config = line(ExternalImage.RESET);
    int mark = board.mark();
    Instant begun = board.rtos().now();
    line.set(true);
    String stuck;
    try {
      board.rtos().sleep(spec.pulse());
      stuck =
          BoardWatch.following(
              line.pinLevel(), config.level(true), "something stronger holds the line");
    } finally {
      line.set(false);
    }
    String seen = restarted(mark, begun, resting);
    row(
        "reset",
        config.pin().toString(),
        "pulse " + Durations.format(spec.pulse()),
        seen.isEmpty() ? "nothing" : seen,
        !stuck.isEmpty()
            ? stuck
            : seen.isEmpty() && spec.console() != null
                ? "no sign of a restart: the wire, 'active', a longer 'pulse'"
                : "");
  }

  /** Returns by what it is seen that the board has started again, or nothing. */
  private String restarted(int mark, Instant begun, Reaction resting) throws InterruptedException {
    ExternalSpec.Boot boot = spec.boot();
    if (boot != null) {
      boolean up =
          board.await(mark, boot.within(), one -> one.printed(boot.text())).printed(boot.text());
      return up ? "'%s' after %s".formatted(boot.text(), took(begun)) : "";
    }
    if (spec.console() == null) {
      return "";
    }
    Reaction seen = board.await(mark, AGAIN, one -> !one.without(resting).printed().isEmpty());
    return seen.without(resting).isNone() ? "" : seen.without(resting).words();
  }

  private void power(LedCheck leds) throws InterruptedException {
    board.device().powerOff();
    board.rtos().sleep(REST);
    int mark = board.mark();
    board.rtos().sleep(REST);
    boolean talks = !board.since(mark).printed().isEmpty();
    leds.withoutPower();
    String stuck = "";
    if (spec.power() == PowerSpec.Line.LINE) {
      stuck =
          BoardWatch.following(
              board.harness().output(ExternalImage.POWER).pinLevel(),
              line(ExternalImage.POWER).level(false),
              "something stronger holds the line");
    }
    mark = board.mark();
    Instant begun = board.rtos().now();
    board.device().powerOn();
    TraceEvent.FirmwareFaulted fault = board.since(mark).fault();
    ExternalSpec.Boot boot = spec.boot();
    String back =
        fault != null
            ? fault.detail()
            : boot == null
                ? "switched; nothing tells that it was up again"
                : "'%s' after %s".formatted(boot.text(), took(begun));
    row(
        "power",
        switch (spec.power()) {
          case null -> spec.canSwitchPower() ? "process" : "reset";
          case PowerSpec.Line _ -> line(ExternalImage.POWER).pin().toString();
          case PowerSpec.Commands _ -> "command";
        },
        "off, on",
        talks ? "prints while it is off; " + back : back,
        !stuck.isEmpty()
            ? stuck
            : talks
                ? "it has power from elsewhere, or the switch is the other way round: 'active'"
                : fault != null ? "it does not come back as it started at first" : "");
  }

  private LedConfig line(String id) {
    return spec.lines().switches().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private String took(Instant begun) {
    long millis = Duration.between(begun, board.rtos().now()).toMillis();
    return Durations.format(Duration.ofMillis(millis));
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
      case ConsoleSpec.Program(var command) -> "process";
    };
  }
}
