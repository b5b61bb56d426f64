package org.wwep.emulator.fleet;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.device.trace.Trace;
import org.wwep.device.trace.TraceEvent;
import org.wwep.protocol.WriteRequest;

/**
 * Makes of what a board's firmware tells, or what is seen of it, what became of its press.
 *
 * <p>Any thread: firmware tells on its own tasks, and the loop begins presses. What comes of it is
 * told to the listener on the thread that it was found out on.
 */
final class BoardTrace implements Trace {
  /** Who is told. */
  interface Listener {
    /** A press is over. */
    void over(BoardOutcome outcome);

    /** A press was acknowledged that nobody has made. */
    void unasked();
  }

  private static final String CONNECTING = "Connecting";
  private static final long UNSEEN = -1;

  private final boolean tellsAll;
  private final Listener listener;
  private boolean open;
  private int late;
  private boolean noticed;
  private boolean connected;
  private @Nullable WriteRequest frame;
  private @Nullable String early;
  private @Nullable String fault;
  private int retries;
  private long attemptAt;
  private long connectedAt;
  private long connect;
  private long tls;
  private long sentAt;
  private long firstByte;

  /**
   * Makes one of firmware that has made nothing of a press yet.
   *
   * @param tellsAll whether the firmware says itself what became of a press, as the client does
   */
  BoardTrace(boolean tellsAll, Listener listener) {
    this.tellsAll = tellsAll;
    this.listener = listener;
  }

  /** A press begins now. */
  synchronized void begin(long now) {
    open = true;
    noticed = false;
    connected = false;
    early = null;
    frame = null;
    retries = 0;
    attemptAt = now;
    connectedAt = now;
    connect = UNSEEN;
    tls = UNSEEN;
    sentAt = now;
    firstByte = UNSEEN;
  }

  /** Returns whether the firmware has made anything of the press so far. */
  synchronized boolean isNoticed() {
    return noticed;
  }

  /** Returns whether the firmware has sent a request for the press. */
  synchronized boolean isSent() {
    return frame != null;
  }

  /**
   * The button is to be pressed again, for a press that the firmware made nothing of so far.
   *
   * @return whether that is so: not if the firmware has sent something for it meanwhile
   */
  synchronized boolean repeat(long now) {
    if (!open || frame != null || early != null) {
      return false;
    }
    begin(now);
    late++;
    return true;
  }

  /** Nobody waits for the press any more: returns what was seen of it, or null if it is over. */
  synchronized @Nullable BoardOutcome giveUp() {
    if (!open) {
      return null;
    }
    late++;
    return end(
        frame == null ? PressFailure.NOT_SENT : PressFailure.NO_REPLY, early == null ? "" : early);
  }

  /** Returns the line of the fault that ended the firmware, or null if it runs. */
  synchronized @Nullable String fault() {
    return fault;
  }

  @Override
  public void record(TraceEvent event) {
    Consumer<Listener> then = heard(event);
    if (then != null) {
      then.accept(listener);
    }
  }

  private synchronized @Nullable Consumer<Listener> heard(TraceEvent event) {
    long now = System.nanoTime();
    switch (event) {
      case TraceEvent.StateChanged e -> changed(e, now);
      case TraceEvent.ConnectionOpened _ -> connected(now);
      case TraceEvent.LedSet _ -> noticed = true;
      case TraceEvent.LinkSecured _ -> {
        tls = now - connectedAt;
        sentAt = now;
      }
      case TraceEvent.MessageSent e -> {
        frame = e.frame();
        sentAt = now;
        return answeredEarly();
      }
      case TraceEvent.ResponseReceived e -> {
        firstByte = now - sentAt;
        return tellsAll ? null : answered(e.response());
      }
      case TraceEvent.PressAcknowledged _ -> {
        return acknowledged();
      }
      case TraceEvent.AttemptFailed _ -> retries++;
      case TraceEvent.GaveUp e -> {
        return failed(FirmwareFailures.of(e.failure()), e.failure());
      }
      case TraceEvent.FirmwareFaulted e -> {
        fault = e.line();
        return failed(PressFailure.FIRMWARE_ENDED, e.line());
      }
      case TraceEvent.Booted _,
          TraceEvent.RawEdge _,
          TraceEvent.Debounced _,
          TraceEvent.PartFailed _,
          TraceEvent.PartBack _,
          TraceEvent.NameAsked _,
          TraceEvent.NameAnswered _,
          TraceEvent.ServerResolved _,
          TraceEvent.LinePrinted _,
          TraceEvent.FirmwareMisused _ -> {}
    }
    return null;
  }

  private void changed(TraceEvent.StateChanged event, long now) {
    if (event.to().equals(CONNECTING)) {
      attemptAt = now;
    } else if (event.from().equals(CONNECTING) && !event.to().equals("BackingOff")) {
      connected(now);
    }
  }

  private void connected(long now) {
    noticed = true;
    connected = true;
    connect = now - attemptAt;
    connectedAt = now;
    sentAt = now;
  }

  /** A server that is full refuses a connection before anything is sent on it. */
  private @Nullable Consumer<Listener> answeredEarly() {
    String reply = early;
    early = null;
    return reply == null ? null : answered(reply);
  }

  private static String acknowledgement(WriteRequest asked) {
    return "A" + asked.frame().substring(1);
  }

  private @Nullable Consumer<Listener> answered(String reply) {
    WriteRequest asked = frame;
    if (asked == null && open && connected) {
      early = reply;
      return null;
    }
    if (asked == null) {
      // Nothing was sent for this press, and no connection made: it is an earlier one's.
      return unasked();
    }
    if (reply.equals(acknowledgement(asked))) {
      return acknowledged();
    }
    return failed(
        reply.startsWith("X") ? PressFailure.ofDenial(reply) : PressFailure.WRONG_REPLY, reply);
  }

  private @Nullable Consumer<Listener> acknowledged() {
    if (open) {
      BoardOutcome outcome = end(null, "");
      return told -> told.over(outcome);
    }
    return unasked();
  }

  /** What was not waited for any more may still come. */
  private @Nullable Consumer<Listener> unasked() {
    if (late > 0) {
      late--;
      return null;
    }
    return Listener::unasked;
  }

  private @Nullable Consumer<Listener> failed(PressFailure failure, Object seen) {
    if (!open) {
      return null;
    }
    BoardOutcome outcome = end(failure, seen.toString());
    return told -> told.over(outcome);
  }

  private BoardOutcome end(@Nullable PressFailure failure, String seen) {
    open = false;
    return new BoardOutcome(
        failure, seen, frame, retries, connect, tls, firstByte, System.nanoTime());
  }
}
