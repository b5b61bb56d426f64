package org.wwep.emulator.search;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.invariant.Violation;
import org.wwep.emulator.json.JsonObject;
import org.wwep.emulator.json.JsonReader;
import org.wwep.emulator.json.JsonSyntaxException;
import org.wwep.emulator.json.JsonWriter;

/**
 * What came of seeds as a line of JSON, and back.
 *
 * <p><b>Errors</b>: {@link IllegalArgumentException} if a line is not what was written.
 */
final class TallyFormat {
  private TallyFormat() {}

  static String write(SearchTally tally) {
    return JsonWriter.write(
        new JsonObject()
            .with(
                "done",
                tally.done().intervals().stream()
                    .map(one -> List.of(one.from(), one.count()))
                    .toList())
            .with("acknowledged", tally.acknowledged())
            .with("sometimes", tally.sometimes())
            .with("work-ns", tally.work().toNanos())
            .with("time-up", tally.isTimeUp() ? true : null)
            .with("findings", tally.findings().stream().map(TallyFormat::fields).toList())
            .with("coverage", tally.coverage().seeds())
            .with("moments", MomentFormat.fields(tally.coverage().moments()))
            .with("blocks", tally.coverage().blocks().fields())
            .fields());
  }

  private static Map<String, Object> fields(SearchFinding finding) {
    Violation violation = finding.violation();
    return new JsonObject()
        .with("seed", finding.seed())
        .with("rule", violation.rule().name())
        .with("subject", violation.subject())
        .with("detail", violation.detail())
        .with("at-ns", violation.at().toNanos())
        .with("items", finding.items())
        .with("plan", finding.plan())
        .with("case", finding.text().isEmpty() ? null : finding.text())
        .with("cause", finding.cause())
        .fields();
  }

  static SearchTally read(String line) {
    try {
      Map<String, Object> fields =
          JsonReader.object(JsonReader.read(line.getBytes(StandardCharsets.UTF_8)));
      SearchTally tally = new SearchTally();
      for (Object interval : JsonReader.list(fields.get("done"))) {
        List<?> pair = JsonReader.list(interval);
        tally.addDone(new IntervalSet.Interval(number(pair.getFirst()), number(pair.getLast())));
      }
      tally.addAcknowledged(number(fields.get("acknowledged")));
      tally.addWork(Duration.ofNanos(number(fields.get("work-ns"))));
      tally.setTimeUp(Boolean.TRUE.equals(fields.get("time-up")));
      JsonReader.object(fields.get("sometimes"))
          .forEach((label, seeds) -> tally.addSometimes(label, number(seeds)));
      for (Object finding : JsonReader.list(fields.get("findings"))) {
        tally.addFinding(finding(JsonReader.object(finding)));
      }
      for (var link : JsonReader.object(fields.get("coverage")).entrySet()) {
        for (var fault : JsonReader.object(link.getValue()).entrySet()) {
          for (var transition : JsonReader.object(fault.getValue()).entrySet()) {
            tally
                .coverage()
                .add(
                    link.getKey(),
                    fault.getKey(),
                    transition.getKey(),
                    number(transition.getValue()));
          }
        }
      }
      MomentFormat.read(fields.get("moments"), tally.coverage().moments());
      for (var firmware : JsonReader.object(fields.get("blocks")).entrySet()) {
        tally
            .coverage()
            .blocks()
            .add(
                firmware.getKey(),
                JsonReader.list(firmware.getValue()).stream()
                    .mapToLong(TallyFormat::number)
                    .toArray());
      }
      return tally;
    } catch (JsonSyntaxException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static SearchFinding finding(Map<String, Object> fields) {
    return new SearchFinding(
        number(fields.get("seed")),
        new Violation(
            Violation.Rule.valueOf(text(fields.get("rule"))),
            text(fields.get("subject")),
            text(fields.get("detail")),
            Duration.ofNanos(number(fields.get("at-ns")))),
        texts(fields.get("items")),
        texts(fields.get("plan")),
        fields.containsKey("case") ? text(fields.get("case")) : "",
        text(fields.get("cause")));
  }

  private static List<String> texts(@Nullable Object value) {
    List<String> texts = new ArrayList<>();
    JsonReader.list(value).forEach(one -> texts.add(text(one)));
    return texts;
  }

  private static String text(@Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("a text was expected, was " + value);
  }

  static long number(@Nullable Object value) {
    return JsonReader.wholeNumber(value)
        .orElseThrow(
            () -> new IllegalArgumentException("a whole number was expected, was " + value));
  }
}
