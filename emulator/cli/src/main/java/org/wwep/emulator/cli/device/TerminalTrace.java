package org.wwep.emulator.cli.device;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.function.IntSupplier;
import org.wwep.device.trace.SerialConsole;
import org.wwep.device.trace.Trace;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.cli.terminal.TextColour;
import org.wwep.net.TerminalText;

/**
 * A device's console on a terminal: the time on each line, a colour for each kind, and below all of
 * them how the device stands.
 *
 * <p>Told by the device's tasks, one at a time or several: what it counts is guarded by itself.
 */
final class TerminalTrace implements Trace {
  private static final int NARROWEST = 20;
  private static final double MILLI = 1e6;

  private final LineWriter out;
  private final IntSupplier width;
  private final DateTimeFormatter clock;
  private final Deque<Instant> waiting = new ArrayDeque<>();
  private String state = "Off";
  private boolean lit;
  private long presses;
  private long acknowledged;
  private long failed;
  private String latency = "";
  private boolean closed;

  /**
   * Makes one.
   *
   * @param width how many characters the terminal has in a line
   */
  TerminalTrace(LineWriter out, ZoneId zone, IntSupplier width) {
    this.out = out;
    this.width = width;
    this.clock = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(zone);
  }

  @Override
  public synchronized void record(TraceEvent event) {
    SerialConsole.text(event)
        .ifPresent(text -> out.line(colour(event), clock.format(event.at()) + "  " + text));
    count(event);
    redraw();
  }

  /** Shows the line below anew, unless it was taken away for good. */
  synchronized void redraw() {
    if (!closed) {
      out.status(status());
    }
  }

  /** Takes the line below away, for good. */
  synchronized void close() {
    closed = true;
    out.status("");
  }

  private static TextColour colour(TraceEvent event) {
    return switch (event) {
      case TraceEvent.Booted _ -> TextColour.BOLD;
      case TraceEvent.LedSet _, TraceEvent.PressAcknowledged _ -> TextColour.GREEN;
      case TraceEvent.MessageSent _, TraceEvent.ResponseReceived _ -> TextColour.CYAN;
      case TraceEvent.StateChanged _, TraceEvent.NameAsked _, TraceEvent.NameAnswered _ ->
          TextColour.GREY;
      case TraceEvent.AttemptFailed _, TraceEvent.PartFailed _, TraceEvent.FirmwareMisused _ ->
          TextColour.YELLOW;
      case TraceEvent.GaveUp _, TraceEvent.FirmwareFaulted _ -> TextColour.RED;
      case TraceEvent.RawEdge _,
          TraceEvent.Debounced _,
          TraceEvent.PartBack _,
          TraceEvent.ServerResolved _,
          TraceEvent.LinkSecured _,
          TraceEvent.ConnectionOpened _,
          TraceEvent.LinePrinted _ ->
          TextColour.NONE;
    };
  }

  private void count(TraceEvent event) {
    switch (event) {
      case TraceEvent.StateChanged e -> state = e.to();
      case TraceEvent.LedSet e -> lit = e.lit();
      case TraceEvent.Debounced e -> {
        if (e.pressed()) {
          presses++;
          waiting.add(e.at());
        }
      }
      case TraceEvent.PressAcknowledged e -> {
        acknowledged++;
        Instant pressed = waiting.poll();
        if (pressed != null) {
          double millis = Duration.between(pressed, e.at()).toNanos() / MILLI;
          latency = String.format(Locale.ROOT, ", last %.1f ms", millis);
        }
      }
      case TraceEvent.GaveUp e -> {
        if (e.frame() != null) {
          failed++;
          waiting.poll();
        }
      }
      case TraceEvent.Booted _,
          TraceEvent.RawEdge _,
          TraceEvent.PartFailed _,
          TraceEvent.PartBack _,
          TraceEvent.ServerResolved _,
          TraceEvent.NameAsked _,
          TraceEvent.NameAnswered _,
          TraceEvent.LinkSecured _,
          TraceEvent.ConnectionOpened _,
          TraceEvent.LinePrinted _,
          TraceEvent.MessageSent _,
          TraceEvent.ResponseReceived _,
          TraceEvent.AttemptFailed _,
          TraceEvent.FirmwareMisused _,
          TraceEvent.FirmwareFaulted _ -> {}
    }
  }

  /** Returns the line below, {@code (*) on Idle 3 presses, 3 acknowledged, last 4.1 ms}. */
  private String status() {
    String lamp = lit ? "(*) on " : "( ) off";
    String rest =
        "  %s  %d %s, %d acknowledged%s%s  ? help"
            .formatted(
                state,
                presses,
                presses == 1 ? "press" : "presses",
                acknowledged,
                failed == 0 ? "" : ", " + failed + " failed",
                latency);
    int room = Math.max(NARROWEST, width.getAsInt() - 1) - lamp.length();
    return (lit ? TextColour.YELLOW : TextColour.GREY).paint(lamp)
        + TextColour.BOLD.paint(TerminalText.of(rest, room));
  }
}
