package org.wwep.emulator.junit;

import java.util.function.Predicate;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.timeline.Entry;
import org.wwep.emulator.timeline.Happening;
import org.wwep.protocol.server.Transaction;

/**
 * Something to look for on a timeline.
 *
 * @param words what it is, for a failure
 * @param test whether an entry is it
 */
public record Happened(String words, Predicate<Entry> test) {
  /** A frame that a device sent, {@code W038E050001}. */
  public static Happened frame(String frame) {
    return onDevice(
        "frame " + frame,
        event -> event instanceof TraceEvent.MessageSent e && e.frame().frame().equals(frame));
  }

  /** A reply that a device got, {@code A038E050001}. */
  public static Happened reply(String reply) {
    return onDevice(
        "reply " + reply,
        event -> event instanceof TraceEvent.ResponseReceived e && e.response().equals(reply));
  }

  /** An LED that was set. */
  public static Happened led(String led, boolean lit) {
    return onDevice(
        "LED " + led + "=" + (lit ? 1 : 0),
        event -> event instanceof TraceEvent.LedSet e && e.part().equals(led) && e.lit() == lit);
  }

  /** A state that the firmware reached. */
  public static Happened state(String state) {
    return onDevice(
        "state " + state,
        event -> event instanceof TraceEvent.StateChanged e && e.to().equals(state));
  }

  /** A press that was acknowledged. */
  public static Happened acknowledged() {
    return onDevice("an acknowledgement", event -> event instanceof TraceEvent.PressAcknowledged);
  }

  /** A frame that the server answered, {@code W038E050001} with {@code A038E050001}. */
  public static Happened transaction(String frame, String reply) {
    return new Happened(
        "the server answering " + frame + " with " + reply,
        entry ->
            entry.what() instanceof Happening.OnServer(Transaction t)
                && t.received().equals(frame)
                && t.reply().frame().equals(reply));
  }

  private static Happened onDevice(String words, Predicate<TraceEvent> test) {
    return new Happened(
        words,
        entry ->
            entry.what() instanceof Happening.OnDevice(_, TraceEvent event) && test.test(event));
  }
}
