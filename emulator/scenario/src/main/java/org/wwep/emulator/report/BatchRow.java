package org.wwep.emulator.report;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.json.JsonReader;
import org.wwep.emulator.json.JsonSyntaxException;
import org.wwep.emulator.run.RunResult;

/**
 * What the index says of a run, from the run or from what a shard left of it.
 *
 * @param number which run of the batch it is, from 0
 * @param folder where its reports are, beside the index
 * @param name the scenario's name
 * @param verdict how it ended
 * @param json the run as {@link ResultJson} has it
 */
record BatchRow(
    int number, String folder, String name, RunResult.Verdict verdict, Map<String, Object> json) {
  static BatchRow of(RunResult result, int number, String folder, Instant at) {
    return new BatchRow(
        number,
        folder,
        result.scenario().name(),
        result.verdict(),
        ResultJson.run(at, result).fields());
  }

  String file() {
    return text("file");
  }

  String rig() {
    return text("rig");
  }

  long seed() {
    return number("seed");
  }

  long repetition() {
    return number("repetition");
  }

  Duration took() {
    return Duration.ofNanos(number("took-ns"));
  }

  /** Returns what is the same in every batch. */
  String key() {
    return RunHistory.key(file(), rig(), repetition());
  }

  @Nullable String failure() {
    return json.get("failure") instanceof String failure ? failure : null;
  }

  @Nullable String expected() {
    return json.get("expected") instanceof String expected ? expected : null;
  }

  String was() {
    return text("was");
  }

  List<String> why() {
    return json.get("why") instanceof List<?> why
        ? why.stream().<String>map(String::valueOf).toList()
        : List.of();
  }

  private String text(String name) {
    return String.valueOf(json.get(name));
  }

  private long number(String name) {
    return JsonReader.wholeNumber(json.get(name)).orElse(0);
  }

  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("number", number);
    fields.put("folder", folder);
    fields.put("name", name);
    fields.put("run", json);
    return fields;
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is none
   */
  static BatchRow read(Map<String, Object> fields) throws JsonSyntaxException {
    Map<String, Object> json = JsonReader.object(fields.get("run"));
    return new BatchRow(
        BatchPart.number(fields.get("number")),
        String.valueOf(fields.get("folder")),
        String.valueOf(fields.get("name")),
        RunResult.Verdict.of(String.valueOf(json.get("verdict"))),
        json);
  }
}
