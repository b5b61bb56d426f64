package org.wwep.emulator.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.wwep.emulator.json.JsonObject;
import org.wwep.emulator.json.JsonReader;
import org.wwep.emulator.json.JsonSyntaxException;
import org.wwep.emulator.json.JsonWriter;
import org.wwep.emulator.run.RunResult;

/**
 * How the runs of a results directory ended, batch after batch: what its index draws a trend of.
 *
 * <p><b>Shape</b>: {@value #FILE} has a JSON object a line, one for each run, the oldest first; of
 * long histories the last {@value #MOST_BATCHES} batches are kept. What cannot be read counts as
 * nothing: a history is worth no failure.
 *
 * @param lines those of the batches before
 */
record RunHistory(List<Line> lines) {
  static final String FILE = "history.jsonl";
  static final int MOST_BATCHES = 50;
  private static final long MOST_BYTES = 32L << 20;

  /**
   * How a run ended.
   *
   * @param batch which one it belongs to, from 1
   * @param run what is the same in every batch: file, rig and repetition
   */
  record Line(int batch, String run, RunResult.Verdict verdict) {}

  /** Copies the list. */
  RunHistory {
    lines = List.copyOf(lines);
  }

  /** Reads that of a directory. */
  static RunHistory of(Path dir) {
    Path file = dir.resolve(FILE);
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
        return new RunHistory(List.of());
      }
      List<Line> lines = new ArrayList<>();
      for (String text : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        Map<String, Object> fields =
            JsonReader.object(JsonReader.read(text.getBytes(StandardCharsets.UTF_8)));
        lines.add(
            new Line(
                Integer.parseInt(String.valueOf(fields.get("batch"))),
                String.valueOf(fields.get("run")),
                RunResult.Verdict.of(String.valueOf(fields.get("verdict")))));
      }
      return new RunHistory(lines);
    } catch (IOException | JsonSyntaxException | IllegalArgumentException _) {
      return new RunHistory(List.of());
    }
  }

  /** Returns this with another batch. */
  RunHistory with(List<BatchRow> runs) {
    int batch = batch() + 1;
    List<Line> all = new ArrayList<>(lines);
    runs.forEach(run -> all.add(new Line(batch, run.key(), run.verdict())));
    return new RunHistory(
        all.stream().filter(line -> line.batch() > batch - MOST_BATCHES).toList());
  }

  /** Returns the number of the last batch; 0 if there was none. */
  int batch() {
    return lines.isEmpty() ? 0 : lines.getLast().batch();
  }

  /** Returns how each run ended, the oldest first, by its {@link #key}. */
  Map<String, List<RunResult.Verdict>> byRun() {
    return lines.stream()
        .collect(
            Collectors.groupingBy(
                Line::run, Collectors.mapping(Line::verdict, Collectors.toList())));
  }

  /** Returns what a run is called in every batch. */
  static String key(RunResult result) {
    return key(result.scenario().file(), result.rig().toString(), result.repetition());
  }

  static String key(String file, String rig, long repetition) {
    return file + " " + rig + " " + repetition;
  }

  /** Returns the file's text. */
  String text() {
    return lines.stream()
        .map(
            line ->
                JsonWriter.write(
                        new JsonObject()
                            .with("batch", line.batch())
                            .with("run", line.run())
                            .with("verdict", line.verdict().word())
                            .fields())
                    + "\n")
        .collect(Collectors.joining());
  }
}
