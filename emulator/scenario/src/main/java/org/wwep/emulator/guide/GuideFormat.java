package org.wwep.emulator.guide;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.explore.CaseText;
import org.wwep.emulator.json.JsonObject;
import org.wwep.emulator.json.JsonReader;
import org.wwep.emulator.json.JsonSyntaxException;
import org.wwep.emulator.json.JsonWriter;
import org.wwep.emulator.scenario.Scenario;

/**
 * A corpus as lines of JSON, and back: how many cases reached each thing, then the kept cases.
 *
 * <p><b>Errors</b>: {@link IllegalArgumentException} if it is not what was written.
 */
final class GuideFormat {
  private GuideFormat() {}

  static String write(Corpus corpus) {
    List<Integer> counts = new ArrayList<>();
    corpus
        .counts()
        .forEach(
            (feature, count) -> {
              counts.add(feature);
              counts.add(count);
            });
    StringBuilder text = new StringBuilder();
    text.append(
        JsonWriter.write(
            new JsonObject().with("tried", corpus.tried()).with("counts", counts).fields()));
    for (CorpusEntry entry : corpus.entries()) {
      text.append('\n')
          .append(
              JsonWriter.write(
                  new JsonObject()
                      .with("seed", entry.seed())
                      .with("plan", CaseText.write(entry.chaosCase()))
                      .with("reached", entry.reach().features())
                      .with("moments", entry.reach().moments())
                      .with("races", entry.reach().races())
                      .fields()));
    }
    return text.append('\n').toString();
  }

  static void read(String text, Scenario scenario, Corpus into) {
    List<String> lines = text.lines().toList();
    if (!text.endsWith("\n") || lines.isEmpty()) {
      throw new IllegalArgumentException("it is truncated");
    }
    try {
      Map<String, Object> head = object(lines.getFirst());
      List<Long> counts = numbers(head.get("counts"));
      for (int i = 0; i + 1 < counts.size(); i += 2) {
        into.restore(counts.get(i).intValue(), counts.get(i + 1).intValue());
      }
      into.restore(number(head.get("tried")));
      for (String line : lines.subList(1, lines.size())) {
        Map<String, Object> fields = object(line);
        into.restore(
            new CorpusEntry(
                number(fields.get("seed")),
                CaseText.read(String.valueOf(fields.get("plan")), scenario),
                new RunReach(
                    numbers(fields.get("reached")).stream().map(Long::intValue).toList(),
                    numbers(fields.get("moments")),
                    numbers(fields.get("races")))));
      }
    } catch (JsonSyntaxException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static Map<String, Object> object(String line) throws JsonSyntaxException {
    return JsonReader.object(JsonReader.read(line.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Long> numbers(@Nullable Object value) {
    return JsonReader.list(value).stream().map(GuideFormat::number).toList();
  }

  private static long number(@Nullable Object value) {
    return JsonReader.wholeNumber(value)
        .orElseThrow(
            () -> new IllegalArgumentException("a whole number was expected, was " + value));
  }
}
