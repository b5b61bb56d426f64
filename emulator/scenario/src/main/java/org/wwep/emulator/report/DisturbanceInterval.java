package org.wwep.emulator.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.timeline.TimelineEvent;

/**
 * A time during which something was wrong: a fault, or no power.
 *
 * @param scope whose: a device's name, {@code server}, or {@code all}
 * @param name the fault's name, or {@value #NO_POWER}
 * @param detail what it does, or empty
 * @param from in nanoseconds since the world began
 * @param to when it ended; the run's end if it did not
 */
record DisturbanceInterval(String scope, String name, String detail, long from, long to) {
  static final String NO_POWER = "no power";

  /** Reads the bands, by their beginnings. A fault that begins anew goes on. */
  static List<DisturbanceInterval> of(RunTimeline runTimeline) {
    Map<String, DisturbanceInterval> open = new LinkedHashMap<>();
    List<DisturbanceInterval> bands = new ArrayList<>();
    for (TimelineEntry timelineEntry : runTimeline.entries()) {
      switch (timelineEntry.what()) {
        case TimelineEvent.FaultEvent(String name, String detail, boolean active) ->
            change(
                open,
                bands,
                timelineEntry,
                new DisturbanceInterval(timelineEntry.source(), name, detail, 0, 0),
                active);
        case TimelineEvent.PowerEvent(boolean on) ->
            change(
                open,
                bands,
                timelineEntry,
                new DisturbanceInterval(timelineEntry.source(), NO_POWER, "", 0, 0),
                !on);
        case TimelineEvent.DeviceEvent _,
            TimelineEvent.ServerEvent _,
            TimelineEvent.NetworkEvent _,
            TimelineEvent.FaultHitsEvent _,
            TimelineEvent.CoprocessorEvent _,
            TimelineEvent.BenchEvent _,
            TimelineEvent.GaugeEvent _,
            TimelineEvent.LatencyEvent _,
            TimelineEvent.StepEvent _ -> {}
      }
    }
    open.values()
        .forEach(disturbanceInterval -> bands.add(disturbanceInterval.until(runTimeline.end())));
    bands.sort(java.util.Comparator.comparingLong(DisturbanceInterval::from));
    return bands;
  }

  private static void change(
      Map<String, DisturbanceInterval> open,
      List<DisturbanceInterval> bands,
      TimelineEntry timelineEntry,
      DisturbanceInterval disturbanceInterval,
      boolean begins) {
    String key = disturbanceInterval.scope + "\n" + disturbanceInterval.name;
    long at = RunTimeline.nanos(timelineEntry.at());
    if (begins) {
      open.putIfAbsent(
          key,
          new DisturbanceInterval(
              disturbanceInterval.scope,
              disturbanceInterval.name,
              disturbanceInterval.detail,
              at,
              at));
    } else {
      DisturbanceInterval ended = open.remove(key);
      if (ended != null) {
        bands.add(ended.until(at));
      }
    }
  }

  private DisturbanceInterval until(long end) {
    return new DisturbanceInterval(scope, name, detail, from, end);
  }
}
