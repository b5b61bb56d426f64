package org.wwep.emulator.cli.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.device.trace.SerialConsole;
import org.wwep.device.trace.Trace;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.protocol.server.Transaction;

/**
 * The demo's timeline: what the board, the firmware and the server tell, with the time since the
 * start in milliseconds; and a table of the presses at the end.
 *
 * <p>Safe for use by any thread: the device's tasks and the server's write to it.
 */
final class DemoTranscript implements Trace {
  private final Instant start;
  private final LineWriter out;
  private final List<String> rows = new ArrayList<>();
  private @Nullable Instant edge;
  private TraceEvent.@Nullable LedSet led;
  private String response = "";
  private int edges;
  private boolean ended;

  DemoTranscript(Instant start, LineWriter out) {
    this.start = start;
    this.out = out;
  }

  @Override
  public synchronized void record(TraceEvent event) {
    switch (event) {
      case TraceEvent.RawEdge _ -> edges++;
      case TraceEvent.Debounced e -> {
        if (e.pressed()) {
          edge = e.at();
          edges = 1;
        }
        line(e.at(), "board", e.part() + (e.pressed() ? " pressed" : " released"));
      }
      case TraceEvent.LedSet e -> led = e;
      case TraceEvent.ResponseReceived e -> response = e.response();
      case TraceEvent.PressAcknowledged e -> acknowledged(e);
      case TraceEvent.Booted _,
          TraceEvent.PartFailed _,
          TraceEvent.PartBack _,
          TraceEvent.NameAsked _,
          TraceEvent.NameAnswered _,
          TraceEvent.LinkSecured _,
          TraceEvent.ConnectionOpened _,
          TraceEvent.LinePrinted _,
          TraceEvent.FirmwareMisused _,
          TraceEvent.FirmwareFaulted _,
          TraceEvent.StateChanged _,
          TraceEvent.ServerResolved _,
          TraceEvent.MessageSent _,
          TraceEvent.AttemptFailed _,
          TraceEvent.GaveUp _ -> {}
    }
    SerialConsole.text(event).ifPresent(text -> line(event.at(), "device", text));
  }

  /** Takes a line of the server's console. */
  synchronized void server(Transaction transaction) {
    line(transaction.at(), "server", transaction.line());
  }

  /** Prints the table of the presses; what the board does while it is put away is left out. */
  synchronized void table() {
    ended = true;
    out.line("press  LED  frame        reply        edge to LED  edge to reply");
    rows.forEach(out::line);
  }

  /** Says how much the contact bounced since the last press. */
  synchronized void bounced(Instant at) {
    line(at, "board", "the contact bounced: " + edges + " edges, one press");
  }

  private void acknowledged(TraceEvent.PressAcknowledged e) {
    if (edge != null && led != null) {
      rows.add(
          "%-6d %-4d %-12s %-12s %8s ms  %10s ms"
              .formatted(
                  e.press(),
                  led.lit() ? 1 : 0,
                  e.frame().frame(),
                  response,
                  millis(edge, led.at()),
                  millis(edge, e.at())));
    }
  }

  private void line(Instant at, String who, String text) {
    if (ended) {
      return;
    }
    out.line("%9s ms  %-7s %s".formatted(millis(start, at), who, text));
  }

  private static String millis(Instant from, Instant to) {
    return "%.2f".formatted(Duration.between(from, to).toNanos() / 1e6);
  }
}
