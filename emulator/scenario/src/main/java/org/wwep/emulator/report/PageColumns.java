package org.wwep.emulator.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.wwep.emulator.json.JsonObject;
import org.wwep.emulator.run.StepResult;
import org.wwep.emulator.timeline.EventLog;
import org.wwep.emulator.timeline.TimelineEntry;

/**
 * Steps and events of a page as JSON: a list for each column, which a browser reads far faster than
 * an object for each row.
 *
 * <p><b>Shape</b>: times and step numbers are counted from the row before.
 */
final class PageColumns {
  private PageColumns() {}

  /** Returns numbers as their differences. */
  static <T> List<Long> deltas(List<T> rows, ToLongFunction<T> number) {
    List<Long> deltas = new ArrayList<>(rows.size());
    long last = 0;
    for (T row : rows) {
      long value = number.applyAsLong(row);
      deltas.add(value - last);
      last = value;
    }
    return deltas;
  }

  /** Returns the steps; those that failed are named with why, by their place in the columns. */
  static Map<String, Object> steps(List<StepResult> steps, TextTable texts) {
    List<Object> failed = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      if (!steps.get(i).passed()) {
        failed.add(List.of(i, PageData.failure(steps.get(i).failure())));
      }
    }
    return new JsonObject()
        .with("n", deltas(steps, StepResult::number))
        .with("label", steps.stream().map(step -> texts.number(step.step().label())).toList())
        .with(
            "keyword",
            steps.stream().map(step -> texts.number(step.step().command().keyword())).toList())
        .with("line", steps.stream().map(step -> step.step().at().line()).toList())
        .with("from", deltas(steps, step -> RunTimeline.nanos(step.from())))
        .with(
            "took",
            steps.stream()
                .map(step -> RunTimeline.nanos(step.to()) - RunTimeline.nanos(step.from()))
                .toList())
        .with("failed", failed)
        .fields();
  }

  /** Returns the events: when, whose, what. */
  static Map<String, Object> events(List<TimelineEntry> entries, TextTable texts) {
    TextTable sources = new TextTable();
    return new JsonObject()
        .with("t", deltas(entries, entry -> RunTimeline.nanos(entry.at())))
        .with("who", entries.stream().map(entry -> sources.number(EventLog.source(entry))).toList())
        .with(
            "what",
            entries.stream().map(entry -> texts.number(EventLog.words(entry.what()))).toList())
        .with("sources", sources.texts())
        .fields();
  }
}
