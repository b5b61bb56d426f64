package org.wwep.emulator.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wwep.device.machine.Failure;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.report.PressSpan.End;
import org.wwep.emulator.scenario.Leg;
import org.wwep.emulator.scenario.PartsSpec;
import org.wwep.emulator.timeline.Entry;
import org.wwep.emulator.timeline.Happening;
import org.wwep.protocol.WriteRequest;

/**
 * Puts the presses of one button together: what the firmware tells belongs to the oldest press that
 * is not done with, since presses queue in order.
 *
 * <p><b>Shape</b>: a board with two buttons has two clients, each with presses of its own.
 */
final class PressSpans {
  private final String device;
  private final PartsSpec part;
  private final Deque<Open> queue = new ArrayDeque<>();
  private final List<PressSpan> done = new ArrayList<>();
  private long lastEdge = -1;
  private long presses;

  private PressSpans(String device, PartsSpec part) {
    this.device = device;
    this.part = part;
  }

  /** Reads the presses of a device, by their beginnings. */
  static List<PressSpan> of(Run run, String device) {
    return run.parts(device).stream()
        .flatMap(part -> of(run, device, part).stream())
        .sorted(Comparator.comparingLong(PressSpan::from))
        .toList();
  }

  /** Reads the presses of one of its buttons, by their beginnings. */
  static List<PressSpan> of(Run run, String device, PartsSpec part) {
    PressSpans spans = new PressSpans(device, part);
    for (Entry entry : run.entries()) {
      boolean others =
          entry.what() instanceof Happening.OnDevice(String client, _)
              && !client.isEmpty()
              && !client.equals(part.button());
      if (entry.source().equals(device) && !others) {
        spans.read(Run.nanos(entry.at()), entry.what());
      }
    }
    spans.endAll(run.end(), End.OPEN);
    spans.done.sort(Comparator.comparingLong(PressSpan::from));
    return spans.done;
  }

  private void read(long at, Happening what) {
    switch (what) {
      case Happening.OnDevice(_, TraceEvent event) -> read(at, event);
      case Happening.Power(boolean on) -> {
        if (!on) {
          endAll(at, End.LOST);
        }
        presses = 0;
      }
      case Happening.OnServer _,
          Happening.OnNetwork _,
          Happening.OnCoprocessor _,
          Happening.Fault _,
          Happening.Gauge _,
          Happening.Step _ -> {}
    }
  }

  private void read(long at, TraceEvent event) {
    switch (event) {
      case TraceEvent.RawEdge e -> lastEdge = e.part().equals(part.button()) ? at : lastEdge;
      case TraceEvent.Debounced e -> {
        if (e.pressed() && e.part().equals(part.button())) {
          queue.add(new Open(++presses, lastEdge < 0 ? at : lastEdge, at));
        }
      }
      case TraceEvent.LedSet e -> {
        if (e.part().equals(part.led()) && !queue.isEmpty()) {
          queue.getLast().legs.putIfAbsent(Leg.LED, at);
        }
      }
      case TraceEvent.ServerResolved _ -> reached(Leg.RESOLVED, at);
      case TraceEvent.StateChanged e -> {
        if (e.from().equals("Connecting") && e.by().equals("Connected")) {
          reached(Leg.CONNECTED, at);
        }
      }
      case TraceEvent.LinkSecured _ -> reached(Leg.SECURED, at);
      case TraceEvent.MessageSent e -> {
        Open open = mine(e.frame());
        if (open != null) {
          open.frame = e.frame().frame();
          open.legs.put(Leg.SENT, at);
        }
      }
      case TraceEvent.ResponseReceived e -> replied(at, e.response());
      case TraceEvent.Trouble e -> {
        Open open = failed(e.frame(), e.failure());
        if (open != null) {
          open.again(e.attempt() + 1);
        }
      }
      case TraceEvent.PressAcknowledged e -> end(mine(e.frame()), at, End.ACKNOWLEDGED);
      case TraceEvent.GaveUp e -> end(failed(e.frame(), e.failure()), at, End.GIVEN_UP);
      case TraceEvent.Booted _, TraceEvent.BoardTrouble _ -> {}
    }
  }

  /** Returns the oldest press, if the frame is this button's. */
  private @Nullable Open mine(@Nullable WriteRequest frame) {
    return frame != null && frame.register() == part.register() ? queue.peek() : null;
  }

  private void reached(Leg leg, long at) {
    Open open = queue.peek();
    if (open != null) {
      open.legs.put(leg, at);
    }
  }

  private void replied(long at, String response) {
    Open open = queue.peek();
    if (open != null && !open.frame.isEmpty()) {
      open.reply = response;
      open.legs.put(Leg.REPLIED, at);
    }
  }

  private @Nullable Open failed(@Nullable WriteRequest frame, Failure failure) {
    Open open = mine(frame);
    if (open != null && frame != null) {
      open.frame = frame.frame();
      open.reply = failure.kind().word();
    }
    return open;
  }

  private void endAll(long at, End end) {
    while (!queue.isEmpty()) {
      end(queue.peek(), at, end);
    }
  }

  private void end(@Nullable Open open, long at, End end) {
    if (open != null) {
      queue.remove();
      done.add(
          new PressSpan(
              device,
              part.button(),
              open.number,
              open.from,
              at,
              end,
              open.frame,
              open.reply,
              open.attempts,
              open.legs));
    }
  }

  /** A press that is not done with. */
  private static final class Open {
    private final long number;
    private final long from;
    private final Map<Leg, Long> legs = new EnumMap<>(Leg.class);
    private String frame = "";
    private String reply = "";
    private int attempts = 1;

    Open(long number, long from, long debounced) {
      this.number = number;
      this.from = from;
      legs.put(Leg.EDGE, from);
      legs.put(Leg.DEBOUNCED, debounced);
    }

    /** Another attempt begins: what the last one reached is reached no more. */
    void again(int attempt) {
      attempts = attempt;
      legs.keySet().removeIf(leg -> leg.compareTo(Leg.CONNECTED) >= 0);
    }
  }
}
