package org.wwep.emulator.bench;

import java.time.Duration;
import java.time.Instant;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.external.ExternalImage;
import org.wwep.emulator.external.ExternalSpec;
import org.wwep.emulator.external.PowerSpec;
import org.wwep.emulator.external.ResetSpec;
import org.wwep.hal.Led;
import org.wwep.hal.LedConfig;
import org.wwep.value.Durations;

/** Resets a board and switches its power, and sees whether it notices. */
final class RestartCheck {
  private static final Duration REST = Duration.ofMillis(700);
  private static final Duration AGAIN = Duration.ofSeconds(10);

  private final BoardWatch board;

  RestartCheck(BoardWatch board) {
    this.board = board;
  }

  /** Pulses the reset, and waits for a sign that the board has started again. */
  WiringResult reset(Reaction resting, Duration pulse) throws InterruptedException {
    Led line = board.harness().output(ExternalImage.RESET);
    LedConfig config = line(ExternalImage.RESET);
    int mark = board.mark();
    Instant begun = board.rtos().now();
    line.set(true);
    String stuck;
    try {
      board.rtos().sleep(pulse);
      stuck =
          BoardWatch.following(
              line.pinLevel(), config.level(true), "something stronger holds the line");
    } finally {
      line.set(false);
    }
    String seen = restarted(mark, begun, resting);
    return result(
        "reset",
        config.pin().toString(),
        "pulse " + Durations.format(pulse),
        seen.isEmpty() ? "nothing" : seen,
        !stuck.isEmpty()
            ? stuck
            : seen.isEmpty() && board.spec().console() != null
                ? "no sign of a restart: the wire, 'active', a longer 'pulse'"
                : "");
  }

  /** Returns by what it is seen that the board has started again, or nothing. */
  private String restarted(int mark, Instant begun, Reaction resting) throws InterruptedException {
    ExternalSpec.Boot boot = board.spec().boot();
    if (boot != null) {
      boolean up =
          board.await(mark, boot.within(), one -> one.printed(boot.text())).printed(boot.text());
      return up ? "'%s' after %s".formatted(boot.text(), board.took(begun)) : "";
    }
    if (board.spec().console() == null) {
      return "";
    }
    Reaction seen = board.await(mark, AGAIN, one -> !one.without(resting).printed().isEmpty());
    return seen.without(resting).isNone() ? "" : seen.without(resting).words();
  }

  /** Takes the power and gives it back; the LEDs are looked at between. */
  WiringResult power(LedCheck leds) throws InterruptedException {
    board.device().powerOff();
    board.rtos().sleep(REST);
    leds.withoutPower();
    String stuck = "";
    if (board.spec().power() instanceof PowerSpec.Line) {
      stuck =
          BoardWatch.following(
              board.harness().output(ExternalImage.POWER).pinLevel(),
              line(ExternalImage.POWER).level(false),
              "something stronger holds the line");
    }
    Comeback back = back();
    return result(
        "power",
        switch (board.spec().power()) {
          case null -> "process";
          case PowerSpec.Line _ -> line(ExternalImage.POWER).pin().toString();
          case PowerSpec.Commands _ -> "command";
        },
        "off, on",
        back.seen(),
        stuck.isEmpty() ? back.advice() : stuck);
  }

  /** Has a board that always has power start again, as its console or a command resets it. */
  WiringResult restart() throws InterruptedException {
    board.device().powerOff();
    Comeback back = back();
    return result(
        "reset",
        board.spec().reset() instanceof ResetSpec.Modem(var line, _) ? "modem " + line : "command",
        "reset",
        back.seen(),
        back.advice());
  }

  /**
   * How a board that was switched off came back.
   *
   * @param seen by what it is seen
   * @param advice what to check, or empty
   */
  private record Comeback(String seen, String advice) {}

  private Comeback back() throws InterruptedException {
    int mark = board.mark();
    Instant begun = board.rtos().now();
    board.device().powerOn();
    TraceEvent.FirmwareFaulted fault = board.since(mark).fault();
    ExternalSpec.Boot boot = board.spec().boot();
    if (fault != null) {
      return new Comeback(fault.detail(), "it does not come back as it started at first");
    }
    return new Comeback(
        boot == null
            ? "switched; nothing tells that it was up again"
            : "'%s' after %s".formatted(boot.text(), board.took(begun)),
        "");
  }

  private LedConfig line(String id) {
    return board.spec().lines().switches().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private WiringResult result(String part, String line, String tried, String seen, String advice) {
    return new WiringResult(board.device().name(), part, line, tried, seen, advice);
  }
}
