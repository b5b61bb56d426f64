package org.wwep.emulator.junit;

import java.util.function.Predicate;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.protocol.server.Transaction;

/**
 * Something to look for on a timeline.
 *
 * @param words what it is, for a failure
 * @param test whether an entry is it
 */
public record EventMatcher(String words, Predicate<TimelineEntry> test) {
  /** A frame that a device sent, {@code W038E050001}. */
  public static EventMatcher frame(String frame) {
    return onDevice(
        "frame " + frame,
        event -> event instanceof TraceEvent.MessageSent e && e.frame().frame().equals(frame));
  }

  /** A reply that a device got, {@code A038E050001}. */
  public static EventMatcher reply(String reply) {
    return onDevice(
        "reply " + reply,
        event -> event instanceof TraceEvent.ResponseReceived e && e.response().equals(reply));
  }

  /** An LED that was set. */
  public static EventMatcher led(String led, boolean lit) {
    return onDevice(
        "LED " + led + "=" + (lit ? 1 : 0),
        event -> event instanceof TraceEvent.LedSet e && e.part().equals(led) && e.lit() == lit);
  }

  /** A state that the firmware reached. */
  public static EventMatcher state(String state) {
    return onDevice(
        "state " + state,
        event -> event instanceof TraceEvent.StateChanged e && e.to().equals(state));
  }

  /** A line that the firmware printed, with this in it. */
  public static EventMatcher printed(String part) {
    return onDevice(
        "a line with '" + part + "'",
        event -> event instanceof TraceEvent.LinePrinted e && e.text().contains(part));
  }

  /** A fault that ended the firmware, such as {@code CRASH}. */
  public static EventMatcher fault(String kind) {
    return onDevice(
        "fault " + kind,
        event -> event instanceof TraceEvent.FirmwareFaulted e && e.kind().equals(kind));
  }

  /** Misuse that a board would forgive, such as {@code DOUBLE_DELETE}. */
  public static EventMatcher misuse(String kind) {
    return onDevice(
        "misuse " + kind,
        event -> event instanceof TraceEvent.FirmwareMisused e && e.kind().equals(kind));
  }

  /** A press that was acknowledged. */
  public static EventMatcher acknowledged() {
    return onDevice("an acknowledgement", event -> event instanceof TraceEvent.PressAcknowledged);
  }

  /** A frame that the server answered, {@code W038E050001} with {@code A038E050001}. */
  public static EventMatcher transaction(String frame, String reply) {
    return new EventMatcher(
        "the server answering " + frame + " with " + reply,
        timelineEntry ->
            timelineEntry.what() instanceof TimelineEvent.ServerEvent(Transaction t)
                && t.received().equals(frame)
                && t.reply().frame().equals(reply));
  }

  private static EventMatcher onDevice(String words, Predicate<TraceEvent> test) {
    return new EventMatcher(
        words,
        timelineEntry ->
            timelineEntry.what() instanceof TimelineEvent.DeviceEvent(_, TraceEvent event)
                && test.test(event));
  }
}
