package org.wwep.emulator.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.run.StepResult;
import org.wwep.emulator.scenario.ServerSpec;
import org.wwep.emulator.timeline.EventLog;
import org.wwep.emulator.timeline.TimelineEntry;

/**
 * The data of a page as JSON, fit to stand in a script element.
 *
 * <p><b>Shape</b>: ASCII without {@code <}. Times are nanoseconds; those of lanes and events are
 * counted from the one before. {@code data.js} is its reader.
 */
final class PageData {
  private static final int MOST_ENTRIES = 50_000;
  private static final int MOST_CHARACTERS = 960_000;
  private static final int LONGEST = 200;
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final RunTimeline runTimeline;
  private final JsonGenerator json;
  private final long begin;
  private final int skipped;

  private PageData(RunTimeline runTimeline, int most, JsonGenerator json) {
    this.runTimeline = runTimeline;
    this.json = json;
    this.skipped = Math.max(0, runTimeline.entries().size() - most);
    this.begin = skipped == 0 ? 0 : RunTimeline.nanos(runTimeline.entries().get(skipped).at());
  }

  /** Returns the data; of a run too long for a page its last part. */
  static String json(RunResult result) {
    RunTimeline runTimeline = new RunTimeline(result);
    int most = MOST_ENTRIES;
    String text = json(runTimeline, most);
    while (text.length() > MOST_CHARACTERS && most > 1) {
      most = most > runTimeline.entries().size() ? runTimeline.entries().size() / 2 : most / 2;
      text = json(runTimeline, most);
    }
    return text;
  }

  private static String json(RunTimeline runTimeline, int most) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      new PageData(runTimeline, most, json).write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // Only strings have these: an element's end, or a comment's beginning, would be markup.
    return text.toString().replace("<", "\\u003c");
  }

  private void write() throws IOException {
    RunResult result = runTimeline.result();
    json.writeStartObject();
    words("name", result.scenario().name());
    words("file", result.scenario().file());
    words("rig", result.rig().toString());
    words("seed", Long.toString(result.seed()));
    json.writeNumberField("repetition", result.repetition());
    words("verdict", result.verdict().name());
    json.writeNumberField("took", RunTimeline.nanos(result.took()));
    json.writeNumberField("begin", begin);
    json.writeNumberField("end", Math.max(runTimeline.end(), begin + 1));
    json.writeNumberField("skipped", skipped);
    String failure = result.failure();
    json.writeStringField(
        "failure", failure == null ? "" : PrintableText.cut(PrintableText.line(failure), 4000));
    json.writeStringField("reproduce", PrintableText.line(result.reproduce()));
    steps();
    bands();
    groups();
    events();
    json.writeEndObject();
  }

  private void steps() throws IOException {
    json.writeArrayFieldStart("steps");
    for (StepResult step : runTimeline.result().steps()) {
      if (RunTimeline.nanos(step.to()) >= begin) {
        json.writeStartObject();
        json.writeNumberField("n", step.number());
        words("label", step.step().label());
        words("keyword", step.step().command().keyword());
        json.writeNumberField("line", step.step().at().line());
        json.writeNumberField("from", RunTimeline.nanos(step.from()));
        json.writeNumberField("to", RunTimeline.nanos(step.to()));
        String failure = step.failure();
        json.writeStringField("failure", failure == null ? "" : PrintableText.cut(failure, 4000));
        json.writeBooleanField("ok", step.passed());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  private void bands() throws IOException {
    json.writeArrayFieldStart("bands");
    for (DisturbanceInterval disturbanceInterval : DisturbanceInterval.of(runTimeline)) {
      if (disturbanceInterval.to() >= begin) {
        json.writeStartObject();
        words("scope", disturbanceInterval.scope());
        words("name", disturbanceInterval.name());
        words("detail", disturbanceInterval.detail());
        json.writeNumberField("from", disturbanceInterval.from());
        json.writeNumberField("to", disturbanceInterval.to());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  private void groups() throws IOException {
    List<Signal> signals = Signals.of(runTimeline);
    LaneData lanes = new LaneData(runTimeline, json, begin);
    List<String> devices = runTimeline.devices();
    List<String> scopes =
        Stream.of(
                devices.stream(),
                signals.stream().map(Signal::scope),
                lanes.answers().isEmpty() ? Stream.<String>empty() : Stream.of(ServerSpec.ID))
            .flatMap(names -> names)
            .distinct()
            .toList();
    json.writeArrayFieldStart("groups");
    for (String scope : scopes) {
      json.writeStartObject();
      words("name", scope);
      json.writeArrayFieldStart("lanes");
      lanes.write(scope, signals.stream().filter(signal -> signal.scope().equals(scope)).toList());
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void events() throws IOException {
    List<TimelineEntry> kept = runTimeline.entries().subList(skipped, runTimeline.entries().size());
    List<String> sources = new ArrayList<>(kept.stream().map(EventLog::source).distinct().toList());
    json.writeArrayFieldStart("sources");
    for (String source : sources) {
      json.writeString(PrintableText.line(source));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("events");
    long last = 0;
    for (TimelineEntry timelineEntry : kept) {
      long at = RunTimeline.nanos(timelineEntry.at());
      json.writeStartArray();
      json.writeNumber(at - last);
      json.writeNumber(sources.indexOf(EventLog.source(timelineEntry)));
      json.writeString(
          PrintableText.cut(PrintableText.line(EventLog.words(timelineEntry.what())), LONGEST));
      json.writeEndArray();
      last = at;
    }
    json.writeEndArray();
  }

  private void words(String field, String text) throws IOException {
    words(json, field, text);
  }

  /** Writes words of users or devices, cut to what a page has room for. */
  static void words(JsonGenerator json, String field, String text) throws IOException {
    json.writeStringField(field, PrintableText.cut(PrintableText.line(text), LONGEST));
  }
}
