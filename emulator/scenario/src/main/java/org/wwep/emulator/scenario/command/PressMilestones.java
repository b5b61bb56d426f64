package org.wwep.emulator.scenario.command;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.scenario.DeviceRef;
import org.wwep.emulator.scenario.Milestone;
import org.wwep.emulator.timeline.ContactEdges;
import org.wwep.emulator.timeline.TimelineEntry;

/**
 * When the latest press of a device reached which milestone.
 *
 * <p><b>Shape</b>: of several attempts, the last counts; a name that was looked up before the press
 * was known when the press was accepted.
 */
record PressMilestones(Map<Milestone, Duration> reached) {
  /** An event of the device. */
  private record MilestoneEvent(Duration at, TraceEvent event) {}

  /** Returns those of the latest press, or nothing if there was none. */
  static Optional<PressMilestones> ofLatest(List<TimelineEntry> entries, DeviceRef deviceRef) {
    List<MilestoneEvent> told =
        entries.stream()
            .flatMap(
                timelineEntry ->
                    deviceRef
                        .told(timelineEntry)
                        .map(event -> new MilestoneEvent(timelineEntry.at(), event))
                        .stream())
            .toList();
    int press = -1;
    int ahead = 0;
    int waiting = 0;
    boolean tellsItself = false;
    for (int i = 0; i < told.size(); i++) {
      switch (told.get(i).event()) {
        case TraceEvent.Debounced e when e.pressed() -> {
          press = i;
          ahead = waiting++;
        }
        case TraceEvent.PressAcknowledged _ -> waiting--;
        case TraceEvent.GaveUp e when e.frame() != null -> waiting--;
        case TraceEvent.Booted _ -> {
          waiting = 0;
          tellsItself = true;
        }
        case TraceEvent.Debounced _,
            TraceEvent.GaveUp _,
            TraceEvent.RawEdge _,
            TraceEvent.LedSet _,
            TraceEvent.PartFailed _,
            TraceEvent.PartBack _,
            TraceEvent.NameAsked _,
            TraceEvent.NameAnswered _,
            TraceEvent.StateChanged _,
            TraceEvent.ServerResolved _,
            TraceEvent.LinkSecured _,
            TraceEvent.ConnectionOpened _,
            TraceEvent.LinePrinted _,
            TraceEvent.FirmwareMisused _,
            TraceEvent.FirmwareFaulted _,
            TraceEvent.MessageSent _,
            TraceEvent.ResponseReceived _,
            TraceEvent.AttemptFailed _ -> {}
      }
    }
    return press < 0 ? Optional.empty() : Optional.of(of(told, press, tellsItself ? ahead : -1));
  }

  /**
   * Reads on from a press.
   *
   * @param ahead how many presses were queued before it, or -1 for firmware that does not tell:
   *     what comes first after the press counts then
   */
  private static PressMilestones of(List<MilestoneEvent> told, int press, int ahead) {
    Map<Milestone, Duration> reached = new EnumMap<>(Milestone.class);
    Duration debounced = told.get(press).at();
    reached.put(Milestone.EDGE, edge(told, press));
    reached.put(Milestone.DEBOUNCED, debounced);
    if (told.stream()
        .limit(press)
        .anyMatch(t -> t.event() instanceof TraceEvent.StateChanged e && e.to().equals("Idle"))) {
      reached.put(Milestone.RESOLVED, debounced);
    }
    boolean tellsItself = ahead >= 0;
    int left = Math.max(0, ahead);
    for (MilestoneEvent one : told.subList(press + 1, told.size())) {
      if (one.event() instanceof TraceEvent.LedSet) {
        reached.putIfAbsent(Milestone.LED, one.at());
      }
      if (one.event() instanceof TraceEvent.ServerResolved) {
        reached.put(Milestone.RESOLVED, one.at());
      }
      if (left == 0) {
        onTheWay(one, reached);
      }
      boolean ended =
          (one.event() instanceof TraceEvent.ResponseReceived && !tellsItself)
              || one.event() instanceof TraceEvent.PressAcknowledged
              || (one.event() instanceof TraceEvent.GaveUp e && e.frame() != null);
      if (ended && left-- == 0) {
        break;
      }
    }
    return new PressMilestones(reached);
  }

  private static void onTheWay(MilestoneEvent one, Map<Milestone, Duration> reached) {
    boolean connected =
        one.event() instanceof TraceEvent.ConnectionOpened
            || (one.event() instanceof TraceEvent.StateChanged e && e.by().equals("Connected"));
    if (connected) {
      // Another attempt: what an earlier one reached does not count.
      reached.keySet().removeAll(List.of(Milestone.SECURED, Milestone.SENT, Milestone.REPLIED));
      reached.put(Milestone.CONNECTED, one.at());
    } else if (one.event() instanceof TraceEvent.LinkSecured) {
      reached.put(Milestone.SECURED, one.at());
    } else if (one.event() instanceof TraceEvent.MessageSent) {
      reached.put(Milestone.SENT, one.at());
    } else if (one.event() instanceof TraceEvent.ResponseReceived) {
      reached.put(Milestone.REPLIED, one.at());
    }
  }

  /** Returns when the contact closed for this press. */
  private static Duration edge(List<MilestoneEvent> told, int press) {
    Duration accepted = told.get(press).at();
    if (!(told.get(press).event() instanceof TraceEvent.Debounced pressed)) {
      return accepted;
    }
    ContactEdges<Duration> edges = new ContactEdges<>();
    for (MilestoneEvent one : told.subList(0, press)) {
      if (one.event() instanceof TraceEvent.RawEdge e && e.part().equals(pressed.part())) {
        edges.edge(one.at(), one.at(), e.level());
      } else if (one.event() instanceof TraceEvent.Debounced e && e.part().equals(pressed.part())) {
        if (e.pressed()) {
          Duration _ = edges.pressed(one.at());
        } else {
          edges.released(one.at());
        }
      }
    }
    return Objects.requireNonNullElse(edges.pressed(accepted), accepted);
  }
}
