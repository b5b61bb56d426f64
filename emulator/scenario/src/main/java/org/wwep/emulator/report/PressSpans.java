package org.wwep.emulator.report;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wwep.device.machine.Failure;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.report.PressSpan.End;
import org.wwep.emulator.scenario.Milestone;
import org.wwep.emulator.scenario.PartsSpec;
import org.wwep.emulator.timeline.ContactEdges;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.timeline.TimelineEvent;
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
  private final Deque<OpenSpan> queue = new ArrayDeque<>();
  private final List<PressSpan> done = new ArrayList<>();
  private final ContactEdges<Long> edges = new ContactEdges<>();
  private final boolean tellsItself;
  private long presses;

  private PressSpans(String device, PartsSpec part, boolean tellsItself) {
    this.tellsItself = tellsItself;
    this.device = device;
    this.part = part;
  }

  /** Reads the presses of a device, by their beginnings. */
  static List<PressSpan> of(RunTimeline runTimeline, String device) {
    return runTimeline.parts(device).stream()
        .flatMap(part -> of(runTimeline, device, part).stream())
        .sorted(Comparator.comparingLong(PressSpan::from))
        .toList();
  }

  /** Reads the presses of one of its buttons, by their beginnings. */
  static List<PressSpan> of(RunTimeline runTimeline, String device, PartsSpec part) {
    PressSpans spans = new PressSpans(device, part, runTimeline.hasStates(device));
    for (TimelineEntry timelineEntry : runTimeline.entries()) {
      boolean others =
          timelineEntry.what() instanceof TimelineEvent.DeviceEvent(String client, _)
              && !client.isEmpty()
              && !client.equals(part.button());
      if (timelineEntry.source().equals(device) && !others) {
        spans.read(RunTimeline.nanos(timelineEntry.at()), timelineEntry.what());
      }
    }
    spans.endAll(runTimeline.end(), End.OPEN);
    spans.done.sort(Comparator.comparingLong(PressSpan::from));
    return spans.done;
  }

  private void read(long at, TimelineEvent what) {
    switch (what) {
      case TimelineEvent.DeviceEvent(_, TraceEvent event) -> read(at, event);
      case TimelineEvent.PowerEvent(boolean on) -> {
        if (!on) {
          endAll(at, End.LOST);
        }
        presses = 0;
      }
      case TimelineEvent.ServerEvent _,
          TimelineEvent.NetworkEvent _,
          TimelineEvent.CoprocessorEvent _,
          TimelineEvent.BenchEvent _,
          TimelineEvent.FaultEvent _,
          TimelineEvent.FaultHitsEvent _,
          TimelineEvent.GaugeEvent _,
          TimelineEvent.LatencyEvent _,
          TimelineEvent.StepEvent _ -> {}
    }
  }

  private void read(long at, TraceEvent event) {
    switch (event) {
      case TraceEvent.RawEdge e -> {
        if (e.part().equals(part.button())) {
          edges.edge(at, Duration.ofNanos(at), e.level());
        }
      }
      case TraceEvent.Debounced e -> {
        if (e.part().equals(part.button())) {
          debounced(at, e.pressed());
        }
      }
      case TraceEvent.LedSet e -> {
        if (e.part().equals(part.led()) && !queue.isEmpty()) {
          queue.getLast().legs.putIfAbsent(Milestone.LED, at);
        }
      }
      case TraceEvent.ServerResolved _ -> reached(Milestone.RESOLVED, at);
      case TraceEvent.StateChanged e -> {
        if (e.from().equals("Connecting") && e.by().equals("Connected")) {
          reached(Milestone.CONNECTED, at);
        }
      }
      case TraceEvent.LinkSecured _ -> reached(Milestone.SECURED, at);
      case TraceEvent.MessageSent e -> {
        OpenSpan openSpan = mine(e.frame());
        if (openSpan != null) {
          openSpan.frame = e.frame().frame();
          openSpan.legs.put(Milestone.SENT, at);
        }
      }
      case TraceEvent.ResponseReceived e -> replied(at, e.response());
      case TraceEvent.AttemptFailed e -> {
        OpenSpan openSpan = failed(e.frame(), e.failure());
        if (openSpan != null) {
          openSpan.again(e.attempt() + 1);
        }
      }
      case TraceEvent.PressAcknowledged e -> end(mine(e.frame()), at, End.ACKNOWLEDGED);
      case TraceEvent.GaveUp e -> end(failed(e.frame(), e.failure()), at, End.GIVEN_UP);
      case TraceEvent.ConnectionOpened _ -> reached(Milestone.CONNECTED, at);
      case TraceEvent.Booted _,
          TraceEvent.PartFailed _,
          TraceEvent.PartBack _,
          TraceEvent.NameAsked _,
          TraceEvent.NameAnswered _,
          TraceEvent.LinePrinted _,
          TraceEvent.FirmwareMisused _,
          TraceEvent.FirmwareFaulted _ -> {}
    }
  }

  private void debounced(long at, boolean pressed) {
    if (pressed) {
      long edge = Objects.requireNonNullElse(edges.pressed(Duration.ofNanos(at)), at);
      queue.add(new OpenSpan(++presses, edge, at));
    } else {
      edges.released(Duration.ofNanos(at));
    }
  }

  /** Returns the oldest press, if the frame is this button's. */
  private @Nullable OpenSpan mine(@Nullable WriteRequest frame) {
    return frame != null && frame.register() == part.register() ? queue.peek() : null;
  }

  private void reached(Milestone milestone, long at) {
    OpenSpan openSpan = queue.peek();
    if (openSpan != null) {
      openSpan.legs.put(milestone, at);
    }
  }

  private void replied(long at, String response) {
    OpenSpan openSpan = queue.peek();
    if (openSpan != null && !openSpan.frame.isEmpty()) {
      openSpan.reply = response;
      openSpan.legs.put(Milestone.REPLIED, at);
      if (!tellsItself && response.equals("A" + openSpan.frame.substring(1))) {
        end(openSpan, at, End.ACKNOWLEDGED);
      }
    }
  }

  private @Nullable OpenSpan failed(@Nullable WriteRequest frame, Failure failure) {
    OpenSpan openSpan = mine(frame);
    if (openSpan != null && frame != null) {
      openSpan.frame = frame.frame();
      openSpan.reply = failure.kind().word();
    }
    return openSpan;
  }

  private void endAll(long at, End end) {
    while (!queue.isEmpty()) {
      end(queue.peek(), at, end);
    }
  }

  private void end(@Nullable OpenSpan openSpan, long at, End end) {
    if (openSpan != null) {
      queue.remove();
      done.add(
          new PressSpan(
              device,
              part.button(),
              openSpan.number,
              openSpan.from,
              at,
              end,
              openSpan.frame,
              openSpan.reply,
              openSpan.attempts,
              openSpan.legs));
    }
  }

  /** A press that is not done with. */
  private static final class OpenSpan {
    private final long number;
    private final long from;
    private final Map<Milestone, Long> legs = new EnumMap<>(Milestone.class);
    private String frame = "";
    private String reply = "";
    private int attempts = 1;

    OpenSpan(long number, long from, long debounced) {
      this.number = number;
      this.from = from;
      legs.put(Milestone.EDGE, from);
      legs.put(Milestone.DEBOUNCED, debounced);
    }

    /** Another attempt begins: what the last one reached is reached no more. */
    void again(int attempt) {
      attempts = attempt;
      legs.keySet().removeIf(milestone -> milestone.compareTo(Milestone.CONNECTED) >= 0);
    }
  }
}
