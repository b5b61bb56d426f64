package org.wwep.emulator.report;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wwep.device.DeviceConfig;
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
  private final DeviceConfig.Parts part;
  private final Deque<OpenPress> queue = new ArrayDeque<>();
  private final List<PressSpan> done = new ArrayList<>();
  private final ContactEdges<Long> edges = new ContactEdges<>();
  private final boolean tellsItself;
  private long presses;

  /**
   * Begins without a press.
   *
   * @param part the button, with its LED and register
   * @param tellsItself whether the firmware tells what became of each press
   */
  PressSpans(String device, DeviceConfig.Parts part, boolean tellsItself) {
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
    PressSpans spans = new PressSpans(device, part.firmware(), runTimeline.hasStates(device));
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
    return spans.take();
  }

  /** Returns what is done with since the last time, by their beginnings. */
  List<PressSpan> take() {
    List<PressSpan> taken =
        done.stream().sorted(Comparator.comparingLong(PressSpan::from)).toList();
    done.clear();
    return taken;
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

  /** Takes what the device tells. */
  void read(long at, TraceEvent event) {
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
          queue.getLast().led(at);
        }
      }
      case TraceEvent.ServerResolved _ -> reached(Milestone.RESOLVED, at);
      case TraceEvent.StateChanged e -> {
        if (e.from().equals("Connecting") && e.by().equals("Connected")) {
          reached(Milestone.CONNECTED, at);
        } else if (e.to().equals("Connecting") && !queue.isEmpty()) {
          queue.peek().begin(at);
        }
      }
      case TraceEvent.LinkSecured _ -> reached(Milestone.SECURED, at);
      case TraceEvent.MessageSent e -> {
        OpenPress openPress = mine(e.frame());
        if (openPress != null) {
          openPress.sent(e.frame().frame(), at);
        }
      }
      case TraceEvent.ResponseReceived e -> replied(at, e.response());
      case TraceEvent.AttemptFailed e -> {
        OpenPress openPress = failed(e.frame(), e.failure());
        if (openPress != null) {
          openPress.again(e.attempt() + 1, at);
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
      queue.add(new OpenPress(++presses, edge, at));
    } else {
      edges.released(Duration.ofNanos(at));
    }
  }

  /** Returns the oldest press, if the frame is this button's. */
  private @Nullable OpenPress mine(@Nullable WriteRequest frame) {
    return frame != null && frame.register() == part.register() ? queue.peek() : null;
  }

  private void reached(Milestone milestone, long at) {
    OpenPress openPress = queue.peek();
    if (openPress != null) {
      openPress.reached(milestone, at);
    }
  }

  private void replied(long at, String response) {
    OpenPress openPress = queue.peek();
    if (openPress != null && !openPress.frame().isEmpty()) {
      openPress.replied(response, at);
      if (!tellsItself && response.equals("A" + openPress.frame().substring(1))) {
        end(openPress, at, End.ACKNOWLEDGED);
      }
    }
  }

  private @Nullable OpenPress failed(@Nullable WriteRequest frame, Failure failure) {
    OpenPress openPress = mine(frame);
    if (openPress != null && frame != null) {
      openPress.failed(frame.frame(), failure.kind().word());
    }
    return openPress;
  }

  /** Ends all that is not done with. */
  void endAll(long at, End end) {
    while (!queue.isEmpty()) {
      end(queue.peek(), at, end);
    }
  }

  private void end(@Nullable OpenPress openPress, long at, End end) {
    if (openPress != null) {
      queue.remove();
      done.add(openPress.end(device, part.button(), at, end));
    }
  }
}
