package org.wwep.emulator.timeline;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.wwep.device.trace.SerialConsole;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.sim.net.Traffic;
import org.wwep.hal.Level;

/**
 * A timeline as text: one line an entry, the same bytes for the same run.
 *
 * <p><b>Shape</b>: {@code 1.250004117 dev1 led led1=1}: seconds since the world began with nine
 * decimals, the source, what happened.
 */
public final class EventLog {
  private static final int SHOWN = 48;

  private EventLog() {}

  /** Returns the whole log; every line ends with a line feed. */
  public static String text(Timeline timeline) {
    return timeline.entries().stream().map(EventLog::line).collect(Collectors.joining());
  }

  /** Returns the line of an entry, with its line feed. */
  public static String line(Entry entry) {
    return seconds(entry.at()) + " " + source(entry) + " " + words(entry.what()) + "\n";
  }

  /** Returns who tells, {@code dev1}; of several clients which one, {@code dev1/btn2}. */
  public static String source(Entry entry) {
    return entry.what() instanceof Happening.OnDevice(String client, _) && !client.isEmpty()
        ? entry.source() + "/" + client
        : entry.source();
  }

  /** Returns a time in seconds, {@code 1.250004117}. */
  public static String seconds(Duration at) {
    return "%d.%09d".formatted(at.getSeconds(), at.getNano());
  }

  /** Returns what happened in a few words, without its time and source. */
  public static String words(Happening what) {
    return switch (what) {
      case Happening.OnDevice(_, TraceEvent event) -> device(event);
      case Happening.OnServer(var transaction) -> "transaction " + transaction.line();
      case Happening.OnNetwork(Traffic traffic) -> network(traffic);
      case Happening.Fault fault ->
          "fault " + fault.name() + (fault.active() ? " on: " + fault.detail() : " off");
      case Happening.OnCoprocessor(String words) -> "coprocessor " + words;
      case Happening.Power power -> power.on() ? "power on" : "power off";
      case Happening.Gauge gauge -> gauge.name() + "=" + gauge.value();
      case Happening.Step step ->
          "step %d %s: %s"
              .formatted(step.number(), step.phase().name().toLowerCase(Locale.ROOT), step.text());
    };
  }

  private static String device(TraceEvent event) {
    return switch (event) {
      case TraceEvent.RawEdge e -> "edge " + e.part() + "=" + (e.level() == Level.HIGH ? 1 : 0);
      case TraceEvent.Debounced e ->
          "debounced " + e.part() + (e.pressed() ? " pressed" : " released");
      case TraceEvent.PressAcknowledged e ->
          "acknowledged press " + e.press() + " " + e.frame().frame();
      case TraceEvent.Booted _,
          TraceEvent.StateChanged _,
          TraceEvent.ServerResolved _,
          TraceEvent.LedSet _,
          TraceEvent.BoardTrouble _,
          TraceEvent.LinkSecured _,
          TraceEvent.MessageSent _,
          TraceEvent.ResponseReceived _,
          TraceEvent.Trouble _,
          TraceEvent.GaveUp _ ->
          "console " + SerialConsole.text(event).orElse("");
    };
  }

  private static String network(Traffic traffic) {
    return switch (traffic) {
      case Traffic.Opened e -> "open " + e.connection() + " " + e.client() + " -> " + e.server();
      case Traffic.Sent e ->
          "sent " + e.connection() + (e.upstream() ? " up " : " down ") + bytes(e.bytes());
      case Traffic.Closed e ->
          (e.reset() ? "reset " : "close ")
              + e.connection()
              + (e.byClient() ? " by client" : " by server");
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
