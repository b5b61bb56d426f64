package org.wwep.emulator.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.wwep.emulator.scenario.PartsSpec;
import org.wwep.emulator.scenario.ServerSpec;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.timeline.TimelineEvent;

/**
 * The lanes of a page as JSON: bits and states first, then frames or answers, then counts.
 *
 * <p><b>Shape</b>: what was over before {@code begin} is left out.
 */
final class LaneData {
  private final RunTimeline runTimeline;
  private final JsonGenerator json;
  private final long begin;

  LaneData(RunTimeline runTimeline, JsonGenerator json, long begin) {
    this.runTimeline = runTimeline;
    this.json = json;
    this.begin = begin;
  }

  /** Writes the lanes of a device or the server, which has these signals. */
  void write(String scope, List<Signal> signals) throws IOException {
    for (Signal signal : signals) {
      if (signal.kind() != Signal.Kind.COUNT) {
        signal(signal);
      }
    }
    if (runTimeline.devices().contains(scope)) {
      List<PartsSpec> parts = runTimeline.parts(scope);
      for (PartsSpec part : parts) {
        frames(
            parts.size() == 1 ? "frames" : "frames " + part.button(),
            PressSpans.of(runTimeline, scope, part));
      }
    }
    if (scope.equals(ServerSpec.ID)) {
      marks();
    }
    for (Signal signal : signals) {
      if (signal.kind() == Signal.Kind.COUNT) {
        signal(signal);
      }
    }
  }

  private void signal(Signal signal) throws IOException {
    json.writeStartObject();
    PageData.words(json, "name", signal.name());
    PageData.words(json, "kind", signal.kind().name());
    List<Signal.Change> kept = signal.changes().stream().filter(c -> c.at() >= begin).toList();
    int before = signal.changes().size() - kept.size();
    PageData.words(
        json, "initial", before == 0 ? signal.initial() : signal.changes().get(before - 1).value());
    List<String> values = kept.stream().map(Signal.Change::value).distinct().toList();
    json.writeArrayFieldStart("words");
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("t");
    long last = 0;
    for (Signal.Change change : kept) {
      json.writeNumber(change.at() - last);
      last = change.at();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("v");
    for (Signal.Change change : kept) {
      json.writeNumber(values.indexOf(change.value()));
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void frames(String name, List<PressSpan> presses) throws IOException {
    json.writeStartObject();
    PageData.words(json, "name", name);
    PageData.words(json, "kind", "SPANS");
    json.writeArrayFieldStart("spans");
    for (PressSpan span : presses) {
      if (span.to() >= begin) {
        json.writeStartObject();
        json.writeNumberField("from", span.from());
        json.writeNumberField("to", span.to());
        PageData.words(json, "label", span.label());
        PageData.words(json, "end", span.end().name());
        PageData.words(json, "press", span.button() + " press " + span.number());
        json.writeNumberField("attempts", span.attempts());
        json.writeArrayFieldStart("legs");
        for (var leg : span.legs().entrySet()) {
          json.writeStartArray();
          json.writeString(leg.getKey().toString());
          json.writeNumber(leg.getValue());
          json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Returns what the server answered. */
  List<TimelineEntry> answers() {
    return runTimeline.entries().stream()
        .filter(e -> e.what() instanceof TimelineEvent.ServerEvent)
        .toList();
  }

  private void marks() throws IOException {
    json.writeStartObject();
    PageData.words(json, "name", "answers");
    PageData.words(json, "kind", "MARKS");
    json.writeArrayFieldStart("marks");
    for (TimelineEntry timelineEntry : answers()) {
      if (timelineEntry.what() instanceof TimelineEvent.ServerEvent(var transaction)
          && RunTimeline.nanos(timelineEntry.at()) >= begin) {
        json.writeStartObject();
        json.writeNumberField("at", RunTimeline.nanos(timelineEntry.at()));
        PageData.words(
            json, "label", transaction.received() + " \u2192 " + transaction.reply().frame());
        json.writeBooleanField("ok", transaction.reply().frame().startsWith("A"));
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
