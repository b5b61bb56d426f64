package org.wwep.emulator.timeline;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.wwep.device.trace.SerialConsole;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.sim.net.TrafficEvent;
import org.wwep.hal.Level;
import org.wwep.net.TerminalText;
import org.wwep.value.Durations;

/**
 * A timeline as text: one line an entry, the same bytes for the same run.
 *
 * <p><b>Shape</b>: {@code 1.250004117 dev1 led led1=1}: seconds since the world began with nine
 * decimals, the source, what happened.
 */
public final class EventLog {
  private static final int SHOWN = 48;
  private static final int LONGEST = 4000;

  private EventLog() {}

  /** Returns the whole log; every line ends with a line feed. */
  public static String text(Timeline timeline) {
    return timeline.entries().stream().map(EventLog::line).collect(Collectors.joining());
  }

  /** Returns the line of an entry, with its line feed. */
  public static String line(TimelineEntry timelineEntry) {
    return seconds(timelineEntry.at())
        + " "
        + source(timelineEntry)
        + " "
        + TerminalText.of(words(timelineEntry.what()), LONGEST)
        + "\n";
  }

  /** Returns who tells, {@code dev1}; of several clients which one, {@code dev1/btn2}. */
  public static String source(TimelineEntry timelineEntry) {
    return timelineEntry.what() instanceof TimelineEvent.DeviceEvent(String client, _)
            && !client.isEmpty()
        ? timelineEntry.source() + "/" + client
        : timelineEntry.source();
  }

  /** Returns a time in seconds, {@code 1.250004117}. */
  public static String seconds(Duration at) {
    return "%d.%09d".formatted(at.getSeconds(), at.getNano());
  }

  /** Returns what happened in a few words, without its time and source. */
  public static String words(TimelineEvent what) {
    return switch (what) {
      case TimelineEvent.DeviceEvent(_, TraceEvent event) -> device(event);
      case TimelineEvent.ServerEvent(var transaction) -> "transaction " + transaction.line();
      case TimelineEvent.NetworkEvent(TrafficEvent trafficEvent) -> network(trafficEvent);
      case TimelineEvent.FaultEvent faultEvent ->
          "fault "
              + faultEvent.name()
              + (faultEvent.active() ? " on: " + faultEvent.detail() : " off");
      case TimelineEvent.FaultHitsEvent hits -> "fault " + hits.name() + " hit " + hits.hits();
      case TimelineEvent.CoprocessorEvent(String words) -> "coprocessor " + words;
      case TimelineEvent.BenchEvent(String command, String line) ->
          "command " + command + ": " + line;
      case TimelineEvent.PowerEvent powerEvent -> powerEvent.on() ? "power on" : "power off";
      case TimelineEvent.GaugeEvent gaugeEvent -> gaugeEvent.name() + "=" + gaugeEvent.value();
      case TimelineEvent.LatencyEvent latency ->
          "%s took %s, %s without the bench's own %s"
              .formatted(
                  latency.span(),
                  Durations.format(latency.seen()),
                  Durations.format(latency.board()),
                  Durations.format(latency.bench()));
      case TimelineEvent.StepEvent stepEvent ->
          "step %d %s: %s"
              .formatted(
                  stepEvent.number(),
                  stepEvent.phase().name().toLowerCase(Locale.ROOT),
                  stepEvent.text());
    };
  }

  private static String device(TraceEvent event) {
    return switch (event) {
      case TraceEvent.RawEdge e -> "edge " + e.part() + "=" + (e.level() == Level.HIGH ? 1 : 0);
      case TraceEvent.Debounced e ->
          "debounced " + e.part() + (e.pressed() ? " pressed" : " released");
      case TraceEvent.PressAcknowledged e ->
          "acknowledged press " + e.press() + " " + e.frame().frame();
      case TraceEvent.ConnectionOpened e -> "connected to " + e.peer();
      case TraceEvent.LinePrinted e -> "prints " + e.text();
      case TraceEvent.FirmwareMisused e -> "misuse " + e.kind() + ": " + e.detail();
      case TraceEvent.FirmwareFaulted e -> "firmware fault " + e.line();
      case TraceEvent.Booted _,
          TraceEvent.StateChanged _,
          TraceEvent.ServerResolved _,
          TraceEvent.LedSet _,
          TraceEvent.PartFailed _,
          TraceEvent.PartBack _,
          TraceEvent.NameAsked _,
          TraceEvent.NameAnswered _,
          TraceEvent.LinkSecured _,
          TraceEvent.MessageSent _,
          TraceEvent.ResponseReceived _,
          TraceEvent.AttemptFailed _,
          TraceEvent.GaveUp _ ->
          "console " + SerialConsole.text(event).orElse("");
    };
  }

  private static String network(TrafficEvent trafficEvent) {
    return switch (trafficEvent) {
      case TrafficEvent.Opened e ->
          "open " + e.connection() + " " + e.client() + " -> " + e.server();
      case TrafficEvent.Sent e ->
          "sent " + e.connection() + (e.upstream() ? " up " : " down ") + bytes(e.bytes());
      case TrafficEvent.Closed e ->
          (e.reset() ? "reset " : "close ")
              + e.connection()
              + (e.byClient() ? " by client" : " by server");
      case TrafficEvent.Ruled e ->
          "rule %s %d %s %d bytes: %s"
              .formatted(
                  e.rule(),
                  e.connection(),
                  e.upstream() ? "up" : "down",
                  e.length(),
                  e.verdict().text());
    };
  }

  /** Returns printable ASCII as it is, and anything else by its length and checksum. */
  private static String bytes(ByteBuffer bytes) {
    StringBuilder text = new StringBuilder();
    for (int i = bytes.position(); i < bytes.limit() && text.length() <= SHOWN; i++) {
      text.append((char) (bytes.get(i) & 0xff));
    }
    if (text.length() <= SHOWN && text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      return "'" + text + "'";
    }
    CRC32 sum = new CRC32();
    sum.update(bytes.duplicate());
    return "%d bytes, crc %08x".formatted(bytes.remaining(), sum.getValue());
  }
}
