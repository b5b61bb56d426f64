package org.wwep.emulator.cli.device;

import org.jspecify.annotations.Nullable;
import org.wwep.device.trace.Trace;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.json.JsonLine;
import org.wwep.hal.Level;
import org.wwep.protocol.WriteRequest;

/** The device's trace as one JSON object a line. */
final class JsonTrace implements Trace {
  private final LineWriter out;

  JsonTrace(LineWriter out) {
    this.out = out;
  }

  @Override
  public void record(TraceEvent event) {
    out.line(json(event).end());
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
