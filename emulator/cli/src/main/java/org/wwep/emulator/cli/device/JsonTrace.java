package org.wwep.emulator.cli.device;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.device.DeviceSummary;
import org.wwep.device.trace.Trace;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.json.JsonLine;
import org.wwep.emulator.report.PacketTable;
import org.wwep.hal.Level;
import org.wwep.protocol.WriteRequest;

/** The device's trace as one JSON object a line, in the order of time. */
final class JsonTrace implements Trace {
  private final OrderedLines lines;
  private final InstantSource clock;

  JsonTrace(LineWriter out, InstantSource clock) {
    this.lines = new OrderedLines(out::json, clock);
    this.clock = clock;
  }

  @Override
  public void record(TraceEvent event) {
    lines.add(event.at(), json(event).end());
  }

  /** Tells how the device stands, as it was asked for. */
  void state(Optional<DeviceSummary> report) {
    Instant now = clock.instant();
    JsonLine line = new JsonLine(now, "summary");
    report.ifPresent(
        summary ->
            line.with("state", summary.state())
                .with("lit", summary.lit())
                .with("presses", summary.presses())
                .with("acknowledged", summary.acknowledged())
                .with("given-up", summary.givenUp())
                .with("queued", summary.pending().stream().map(WriteRequest::frame).toList())
                .with("packets", PacketTable.rows(summary.pools())));
    lines.add(now, line.end());
  }

  /** Hands on what waits for something earlier. */
  void flush() {
    lines.flush();
  }

  private static JsonLine json(TraceEvent event) {
    return switch (event) {
      case TraceEvent.Booted e ->
          new JsonLine(e.at(), "booted")
              .with("device", e.device())
              .with("mac", e.mac())
              .with("board", e.board());
      case TraceEvent.RawEdge e ->
          new JsonLine(e.at(), "edge")
              .with("part", e.part())
              .with("level", e.level() == Level.HIGH ? 1 : 0);
      case TraceEvent.Debounced e ->
          new JsonLine(e.at(), "debounced").with("part", e.part()).with("pressed", e.pressed());
      case TraceEvent.LedSet e ->
          new JsonLine(e.at(), "led").with("part", e.part()).with("lit", e.lit());
      case TraceEvent.PartFailed e ->
          new JsonLine(e.at(), "board-trouble").with("part", e.part()).with("detail", e.detail());
      case TraceEvent.PartBack e -> new JsonLine(e.at(), "board-back").with("part", e.part());
      case TraceEvent.NameAsked e ->
          new JsonLine(e.at(), "dns-question").with("name", e.name()).with("type", e.type());
      case TraceEvent.NameAnswered e ->
          new JsonLine(e.at(), "dns-answer")
              .with("name", e.name())
              .with("type", e.type())
              .with("answer", e.answer());
      case TraceEvent.StateChanged e ->
          new JsonLine(e.at(), "state")
              .with("from", e.from())
              .with("to", e.to())
              .with("by", e.by());
      case TraceEvent.ServerResolved e ->
          new JsonLine(e.at(), "resolved")
              .with("host", e.host())
              .with("address", e.address().getHostAddress());
      case TraceEvent.LinkSecured e -> new JsonLine(e.at(), "secured").with("by", e.by());
      case TraceEvent.ConnectionOpened e ->
          new JsonLine(e.at(), "connected").with("peer", e.peer());
      case TraceEvent.LinePrinted e -> new JsonLine(e.at(), "printed").with("text", e.text());
      case TraceEvent.FirmwareMisused e ->
          new JsonLine(e.at(), "misuse").with("kind", e.kind()).with("detail", e.detail());
      case TraceEvent.FirmwareFaulted e ->
          new JsonLine(e.at(), "fault")
              .with("kind", e.kind())
              .with("detail", e.detail())
              .with("function", e.function())
              .with("place", e.place());
      case TraceEvent.MessageSent e ->
          new JsonLine(e.at(), "sent").with("message", e.frame().frame());
      case TraceEvent.ResponseReceived e ->
          new JsonLine(e.at(), "response").with("response", e.response());
      case TraceEvent.PressAcknowledged e ->
          new JsonLine(e.at(), "acknowledged")
              .with("press", e.press())
              .with("message", e.frame().frame());
      case TraceEvent.AttemptFailed e ->
          new JsonLine(e.at(), "trouble")
              .with("kind", e.failure().kind().word())
              .with("message", text(e.frame()))
              .with("attempt", e.attempt())
              .with("of", e.of() == 0 ? null : e.of())
              .with("detail", e.failure().detail());
      case TraceEvent.GaveUp e ->
          new JsonLine(e.at(), "gave-up")
              .with("kind", e.failure().kind().word())
              .with("message", text(e.frame()))
              .with("attempts", e.attempts())
              .with("detail", e.failure().detail());
    };
  }

  private static @Nullable String text(@Nullable WriteRequest frame) {
    return frame == null ? null : frame.frame();
  }
}
