package org.wwep.emulator.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wwep.emulator.json.JsonObject;
import org.wwep.emulator.scenario.Milestone;
import org.wwep.emulator.scenario.PartsSpec;
import org.wwep.emulator.scenario.ServerSpec;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.timeline.TimelineEvent;

/**
 * The lanes of a page as JSON: bits and states first, then frames or answers, then counts.
 *
 * <p><b>Shape</b>: what was over before {@code begin} is left out.
 */
record LaneData(RunTimeline runTimeline, long begin, TextTable texts, List<PressEnergy> energy) {
  LaneData(RunTimeline runTimeline, long begin, TextTable texts) {
    this(runTimeline, begin, texts, PressEnergy.of(runTimeline));
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
    TextTable values = new TextTable();
    List<Integer> numbers = kept.stream().map(change -> values.number(change.value())).toList();
    return new JsonObject()
        .with("name", PageData.words(signal.name()))
        .with("kind", signal.kind().name())
        .with(
            "initial",
            PageData.words(
                before == 0 ? signal.initial() : signal.changes().get(before - 1).value()))
        .with("words", values.texts())
        .with("t", PageColumns.deltas(kept, Signal.Change::at))
        .with("v", numbers)
        .fields();
  }

  /** Returns a press as a row: when, how long, what; and its milestones, each with its time. */
  private List<Object> span(PressSpan span) {
    List<Object> legs = new ArrayList<>();
    long last = span.from();
    for (Map.Entry<Milestone, Long> leg : span.legs().entrySet()) {
      legs.add(texts.number(leg.getKey().toString()));
      legs.add(leg.getValue() - last);
      last = leg.getValue();
    }
    String microjoules =
        energy.stream()
            .filter(each -> each.isOf(span))
            .map(PressEnergy::words)
            .findFirst()
            .orElse("");
    return List.of(
        span.from(),
        span.to() - span.from(),
        texts.number(span.label()),
        texts.number(span.end().name()),
        texts.number(span.button() + " press " + span.number()),
        span.attempts(),
        texts.number(microjoules),
        legs);
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
            List.of(
                RunTimeline.nanos(timelineEntry.at()),
                texts.number(transaction.received() + " \u2192 " + reply),
                reply.startsWith("A") ? 1 : 0));
      }
    }
    return marks;
  }
}
