package org.wwep.emulator.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wwep.emulator.json.JsonObject;
import org.wwep.emulator.scenario.PartsSpec;
import org.wwep.emulator.scenario.ServerSpec;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.timeline.TimelineEvent;

/**
 * The lanes of a page as JSON: bits and states first, then frames or answers, then counts.
 *
 * <p><b>Shape</b>: what was over before {@code begin} is left out.
 */
record LaneData(RunTimeline runTimeline, long begin, List<PressEnergy> energy) {
  LaneData(RunTimeline runTimeline, long begin) {
    this(runTimeline, begin, PressEnergy.of(runTimeline));
  }

  /** Returns the lanes of a device or the server, which has these signals. */
  List<Object> lanes(String scope, List<Signal> signals) {
    List<Object> lanes = new ArrayList<>();
    signals.stream().filter(s -> s.kind() != Signal.Kind.COUNT).map(this::lane).forEach(lanes::add);
    if (runTimeline.devices().contains(scope)) {
      List<PartsSpec> parts = runTimeline.parts(scope);
      for (PartsSpec part : parts) {
        lanes.add(
            lane(
                parts.size() == 1 ? "frames" : "frames " + part.button(),
                "SPANS",
                "spans",
                PressSpans.of(runTimeline, scope, part).stream()
                    .filter(span -> span.to() >= begin)
                    .map(this::span)
                    .toList()));
      }
    }
    if (scope.equals(ServerSpec.ID)) {
      lanes.add(lane("answers", "MARKS", "marks", marks()));
    }
    signals.stream().filter(s -> s.kind() == Signal.Kind.COUNT).map(this::lane).forEach(lanes::add);
    return lanes;
  }

  private static Object lane(String name, String kind, String field, List<?> values) {
    return new JsonObject()
        .with("name", PageData.words(name))
        .with("kind", kind)
        .with(field, values)
        .fields();
  }

  private Object lane(Signal signal) {
    List<Signal.Change> kept = signal.changes().stream().filter(c -> c.at() >= begin).toList();
    int before = signal.changes().size() - kept.size();
    List<String> values = kept.stream().map(Signal.Change::value).distinct().toList();
    List<Long> times = new ArrayList<>();
    long last = 0;
    for (Signal.Change change : kept) {
      times.add(change.at() - last);
      last = change.at();
    }
    return new JsonObject()
        .with("name", PageData.words(signal.name()))
        .with("kind", signal.kind().name())
        .with(
            "initial",
            PageData.words(
                before == 0 ? signal.initial() : signal.changes().get(before - 1).value()))
        .with("words", values)
        .with("t", times)
        .with("v", kept.stream().map(change -> values.indexOf(change.value())).toList())
        .fields();
  }

  private Map<String, Object> span(PressSpan span) {
    return new JsonObject()
        .with("from", span.from())
        .with("to", span.to())
        .with("label", PageData.words(span.label()))
        .with("end", span.end().name())
        .with("press", PageData.words(span.button() + " press " + span.number()))
        .with("attempts", span.attempts())
        .with(
            "energy",
            energy.stream()
                .filter(each -> each.isOf(span))
                .map(PressEnergy::words)
                .findFirst()
                .orElse(""))
        .with(
            "legs",
            span.legs().entrySet().stream()
                .map(leg -> List.<Object>of(leg.getKey().toString(), leg.getValue()))
                .toList())
        .fields();
  }

  /** Returns what the server answered. */
  List<TimelineEntry> answers() {
    return runTimeline.entries().stream()
        .filter(e -> e.what() instanceof TimelineEvent.ServerEvent)
        .toList();
  }

  private List<Object> marks() {
    List<Object> marks = new ArrayList<>();
    for (TimelineEntry timelineEntry : answers()) {
      if (timelineEntry.what() instanceof TimelineEvent.ServerEvent(var transaction)
          && RunTimeline.nanos(timelineEntry.at()) >= begin) {
        String reply = transaction.reply().frame();
        marks.add(
            new JsonObject()
                .with("at", RunTimeline.nanos(timelineEntry.at()))
                .with("label", PageData.words(transaction.received() + " \u2192 " + reply))
                .with("ok", reply.startsWith("A"))
                .fields());
      }
    }
    return marks;
  }
}
