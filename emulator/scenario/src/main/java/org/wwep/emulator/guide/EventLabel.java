package org.wwep.emulator.guide;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wwep.device.trace.TraceEvent;

/** What a device tells, without what differs from run to run: its numbers and instants. */
final class EventLabel {
  private static final Pattern NUMBERS = Pattern.compile("[0-9A-F]*[0-9][0-9A-Fa-fx.:]*");
  private static final int LONGEST = 80;

  private EventLabel() {}

  /** Returns the label of an event, or null if it says nothing of the firmware. */
  static @Nullable String of(TraceEvent event) {
    return switch (event) {
      case TraceEvent.StateChanged change ->
          change.from() + " -> " + change.to() + " by " + change.by();
      case TraceEvent.LedSet led -> "led " + led.part();
      case TraceEvent.MessageSent _ -> "sent";
      case TraceEvent.ResponseReceived answer -> "reply " + text(answer.response());
      case TraceEvent.AttemptFailed failed -> "failed " + failed.failure().kind().word();
      case TraceEvent.GaveUp given -> "gave up " + given.failure().kind().word();
      case TraceEvent.PressAcknowledged _ -> "acknowledged";
      case TraceEvent.ConnectionOpened _ -> "opened";
      case TraceEvent.LinePrinted line -> "line " + text(line.text());
      case TraceEvent.FirmwareMisused misused -> "misused " + misused.kind();
      case TraceEvent.FirmwareFaulted faulted -> "faulted " + faulted.kind();
      case TraceEvent.PartFailed part -> "part failed " + part.part();
      case TraceEvent.ServerResolved _ -> "resolved";
      case TraceEvent.LinkSecured _ -> "secured";
      case TraceEvent.Debounced change ->
          (change.pressed() ? "pressed " : "released ") + change.part();
      case TraceEvent.Booted _,
          TraceEvent.RawEdge _,
          TraceEvent.PartBack _,
          TraceEvent.NameAsked _,
          TraceEvent.NameAnswered _ ->
          null;
    };
  }

  /** Returns text without its numbers. */
  static String text(String text) {
    String kind = NUMBERS.matcher(text).replaceAll("#");
    return kind.length() > LONGEST ? kind.substring(0, LONGEST) : kind;
  }
}
