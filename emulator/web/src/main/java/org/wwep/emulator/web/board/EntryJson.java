package org.wwep.emulator.web.board;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.wwep.device.trace.SerialConsole;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.json.JsonObject;
import org.wwep.emulator.sim.net.TrafficEvent;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.hal.Level;
import org.wwep.net.TerminalText;
import org.wwep.protocol.server.Transaction;

/** Entries of a timeline as the board's page reads them. */
final class EntryJson {
  private static final int LONGEST = 400;
  private static final double NANOS = 1e9;

  private EntryJson() {}

  static List<Map<String, Object>> list(List<TimelineEntry> entries) {
    return entries.stream().map(EntryJson::of).toList();
  }

  private static double seconds(Duration at) {
    return at.toNanos() / NANOS;
  }

  private static Map<String, Object> of(TimelineEntry entry) {
    JsonObject json = new JsonObject().with("t", seconds(entry.at())).with("s", entry.source());
    return switch (entry.what()) {
      case TimelineEvent.DeviceEvent(String client, TraceEvent event) ->
          device(json.with("c", client.isEmpty() ? null : client), event).fields();
      case TimelineEvent.ServerEvent(Transaction transaction) ->
          kind(json, "served").with("x", text(transaction.line())).fields();
      case TimelineEvent.NetworkEvent(TrafficEvent traffic) -> network(json, traffic).fields();
      case TimelineEvent.FaultEvent e ->
          kind(json, "fault")
              .with("name", e.name())
              .with("on", e.active())
              .with("x", text(e.detail()))
              .fields();
      case TimelineEvent.FaultHitsEvent e ->
          kind(json, "hits").with("name", e.name()).with("x", e.hits().toString()).fields();
      case TimelineEvent.CoprocessorEvent(String words) ->
          kind(json, "line").with("x", text(words)).fields();
      case TimelineEvent.BenchEvent(String command, String line) ->
          kind(json, "line").with("x", text(command + ": " + line)).fields();
      case TimelineEvent.PowerEvent(boolean on) -> kind(json, "power").with("on", on).fields();
      case TimelineEvent.GaugeEvent(String name, int value) ->
          kind(json, "gauge").with("name", name).with("v", value).fields();
      case TimelineEvent.LatencyEvent e ->
          kind(json, "latency").with("x", e.span()).with("v", seconds(e.seen())).fields();
      case TimelineEvent.StepEvent e ->
          kind(json, "step")
              .with("n", e.number())
              .with("x", text(e.text()))
              .with(
                  "phase",
                  switch (e.phase()) {
                    case BEGUN -> "begun";
                    case PASSED -> "passed";
                    case FAILED -> "failed";
                  })
              .fields();
    };
  }

  private static JsonObject kind(JsonObject json, String kind) {
    return json.with("k", kind);
  }

  private static String text(String words) {
    return TerminalText.of(words, LONGEST);
  }

  private static JsonObject network(JsonObject json, TrafficEvent traffic) {
    return switch (traffic) {
      case TrafficEvent.Opened _ -> kind(json, "net").with("x", "open");
      case TrafficEvent.Sent e -> kind(json, "net").with("x", e.upstream() ? "up" : "down");
      case TrafficEvent.Closed e -> kind(json, "net").with("x", e.reset() ? "reset" : "close");
      case TrafficEvent.Ruled e -> kind(json, "net").with("x", "rule " + e.rule());
    };
  }

  private static JsonObject device(JsonObject json, TraceEvent event) {
    SerialConsole.text(event).ifPresent(line -> json.with("line", text(line)));
    return switch (event) {
      case TraceEvent.Booted e -> kind(json, "boot").with("id", e.device().toString());
      case TraceEvent.RawEdge e ->
          kind(json, "edge").with("part", e.part()).with("v", e.level() == Level.HIGH ? 1 : 0);
      case TraceEvent.Debounced e ->
          kind(json, "button").with("part", e.part()).with("on", e.pressed());
      case TraceEvent.LedSet e -> kind(json, "led").with("part", e.part()).with("on", e.lit());
      case TraceEvent.StateChanged e ->
          kind(json, "state").with("from", e.from()).with("to", e.to());
      case TraceEvent.MessageSent e -> kind(json, "sent").with("x", e.frame().frame());
      case TraceEvent.ResponseReceived e -> kind(json, "reply").with("x", text(e.response()));
      case TraceEvent.PressAcknowledged e -> kind(json, "acked").with("x", e.frame().frame());
      case TraceEvent.ConnectionOpened e -> kind(json, "opened").with("x", e.peer().toString());
      case TraceEvent.AttemptFailed _,
          TraceEvent.PartFailed _,
          TraceEvent.FirmwareMisused _,
          TraceEvent.FirmwareFaulted _ ->
          kind(json, "trouble");
      case TraceEvent.GaveUp _ -> kind(json, "gave-up");
      case TraceEvent.PartBack _,
          TraceEvent.NameAsked _,
          TraceEvent.NameAnswered _,
          TraceEvent.ServerResolved _,
          TraceEvent.LinkSecured _,
          TraceEvent.LinePrinted _ ->
          kind(json, "line");
    };
  }
}
