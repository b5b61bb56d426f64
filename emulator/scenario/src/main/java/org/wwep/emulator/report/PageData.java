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
import org.wwep.emulator.timeline.Entry;
import org.wwep.emulator.timeline.EventLog;

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

  private final Run run;
  private final JsonGenerator json;
  private final long begin;
  private final int skipped;

  private PageData(Run run, int most, JsonGenerator json) {
    this.run = run;
    this.json = json;
    this.skipped = Math.max(0, run.entries().size() - most);
    this.begin = skipped == 0 ? 0 : Run.nanos(run.entries().get(skipped).at());
  }

  /** Returns the data; of a run too long for a page its last part. */
  static String json(RunResult result) {
    Run run = new Run(result);
    int most = MOST_ENTRIES;
    String text = json(run, most);
    while (text.length() > MOST_CHARACTERS && most > 1) {
      most = most > run.entries().size() ? run.entries().size() / 2 : most / 2;
      text = json(run, most);
    }
    return text;
  }

  private static String json(Run run, int most) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      new PageData(run, most, json).write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // Only strings have these: an element's end, or a comment's beginning, would be markup.
    return text.toString().replace("<", "\\u003c");
  }

  private void write() throws IOException {
    RunResult result = run.result();
    json.writeStartObject();
    words("name", result.scenario().name());
    words("file", result.scenario().file());
    words("rig", result.rig().toString());
    words("seed", Long.toString(result.seed()));
    json.writeNumberField("repetition", result.repetition());
    words("verdict", result.verdict().name());
    json.writeNumberField("took", Run.nanos(result.took()));
    json.writeNumberField("begin", begin);
    json.writeNumberField("end", Math.max(run.end(), begin + 1));
    json.writeNumberField("skipped", skipped);
    String failure = result.failure();
    json.writeStringField("failure", failure == null ? "" : Words.cut(Words.line(failure), 4000));
    json.writeStringField("reproduce", Words.line(result.reproduce()));
    steps();
    bands();
    groups();
    events();
    json.writeEndObject();
  }

  private void steps() throws IOException {
    json.writeArrayFieldStart("steps");
    for (StepResult step : run.result().steps()) {
      if (Run.nanos(step.to()) >= begin) {
        json.writeStartObject();
        json.writeNumberField("n", step.number());
        words("label", step.step().label());
        words("keyword", step.step().command().keyword());
        json.writeNumberField("line", step.step().at().line());
        json.writeNumberField("from", Run.nanos(step.from()));
        json.writeNumberField("to", Run.nanos(step.to()));
        String failure = step.failure();
        json.writeStringField("failure", failure == null ? "" : Words.cut(failure, 4000));
        json.writeBooleanField("ok", step.passed());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  private void bands() throws IOException {
    json.writeArrayFieldStart("bands");
    for (Band band : Band.of(run)) {
      if (band.to() >= begin) {
        json.writeStartObject();
        words("scope", band.scope());
        words("name", band.name());
        words("detail", band.detail());
        json.writeNumberField("from", band.from());
        json.writeNumberField("to", band.to());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  private void groups() throws IOException {
    List<Signal> signals = Signals.of(run);
    LaneData lanes = new LaneData(run, json, begin);
    List<String> devices = run.devices();
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
    List<Entry> kept = run.entries().subList(skipped, run.entries().size());
    List<String> sources = new ArrayList<>(kept.stream().map(EventLog::source).distinct().toList());
    json.writeArrayFieldStart("sources");
    for (String source : sources) {
      json.writeString(Words.line(source));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("events");
    long last = 0;
    for (Entry entry : kept) {
      long at = Run.nanos(entry.at());
      json.writeStartArray();
      json.writeNumber(at - last);
      json.writeNumber(sources.indexOf(EventLog.source(entry)));
      json.writeString(Words.cut(Words.line(EventLog.words(entry.what())), LONGEST));
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
    json.writeStringField(field, Words.cut(Words.line(text), LONGEST));
  }
}
