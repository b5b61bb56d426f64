package org.wwep.emulator.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.json.JsonObject;
import org.wwep.emulator.json.JsonReader;
import org.wwep.emulator.json.JsonSyntaxException;
import org.wwep.emulator.json.JsonWriter;
import org.wwep.emulator.run.RunRequest;
import org.wwep.emulator.run.RunResult;
import org.wwep.value.Shard;

/**
 * Which part of a batch of runs a results directory has: what its {@value #FILE} says.
 *
 * @param version the version of wwep that ran it
 * @param shard which part
 * @param runs what all runs of the batch are called, those of other parts included, in order
 * @param folders the folder of each
 * @param own the numbers of this part's runs, from 0
 * @param exit what its exit code depends on
 */
public record BatchPart(
    String version,
    Shard shard,
    List<String> runs,
    List<String> folders,
    List<Integer> own,
    BatchExit exit) {
  /** Where it is, in the directory. */
  public static final String FILE = "shard.json";

  private static final long FORMAT = 2;

  /** Copies the lists. */
  public BatchPart {
    runs = List.copyOf(runs);
    folders = List.copyOf(folders);
    own = List.copyOf(own);
  }

  /** Makes the part of a batch that is run. */
  public static BatchPart of(
      String version, Shard shard, List<RunRequest> requests, List<Integer> own, BatchExit exit) {
    return new BatchPart(
        version,
        shard,
        requests.stream()
            .map(
                one ->
                    RunHistory.key(one.scenario().file(), one.rig().toString(), one.repetition()))
            .toList(),
        RunFolders.named(
            requests.stream()
                .map(one -> new RunFolders.RunName(one.scenario().file(), one.repetition()))
                .toList()),
        own,
        exit);
  }

  /** Returns the runs of this part, of those of the whole batch. */
  public List<RunRequest> of(List<RunRequest> requests) {
    return own.stream().map(requests::get).toList();
  }

  /** Returns the numbers of these results, which come in the order of the part's runs. */
  List<Integer> numbers(List<RunResult> results) {
    List<Integer> numbers = new ArrayList<>();
    int next = 0;
    for (RunResult result : results) {
      while (!runs.get(own.get(next)).equals(RunHistory.key(result))) {
        next++;
      }
      numbers.add(own.get(next++));
    }
    return numbers;
  }

  /** Returns the file's text. */
  String text(List<BatchRow> rows) {
    return JsonWriter.write(
            exit.to(new JsonObject().with("format", FORMAT).with("wwep", version))
                .with("shard", shard)
                .with("runs", runs)
                .with("folders", folders)
                .with("own", own)
                .with("results", rows.stream().map(BatchRow::fields).toList())
                .fields())
        + "\n";
  }

  /**
   * Reads the file.
   *
   * @throws IllegalArgumentException if it is none, one line
   */
  static BatchPart read(Map<String, Object> fields) {
    if (!(fields.get("format") instanceof Number format) || format.longValue() != FORMAT) {
      throw new IllegalArgumentException("it is no part of a batch that this version can read");
    }
    BatchPart part =
        new BatchPart(
            String.valueOf(fields.get("wwep")),
            Shard.parse(String.valueOf(fields.get("shard"))),
            texts(fields.get("runs")),
            texts(fields.get("folders")),
            JsonReader.list(fields.get("own")).stream().map(BatchPart::number).toList(),
            BatchExit.of(fields));
    if (part.folders.size() != part.runs.size()
        || part.own.stream().anyMatch(i -> i < 0 || i >= part.runs.size())) {
      throw new IllegalArgumentException("its runs and folders do not match");
    }
    return part;
  }

  /** Reads the rows of the results. */
  static List<BatchRow> rows(Map<String, Object> fields) throws JsonSyntaxException {
    List<BatchRow> rows = new ArrayList<>();
    for (Object row : JsonReader.list(fields.get("results"))) {
      rows.add(BatchRow.read(JsonReader.object(row)));
    }
    return rows;
  }

  static List<String> texts(@Nullable Object value) {
    return JsonReader.list(value).stream().<String>map(String::valueOf).toList();
  }

  static int number(@Nullable Object value) {
    return (int)
        JsonReader.wholeNumber(value)
            .orElseThrow(
                () -> new IllegalArgumentException("a whole number was expected, was " + value));
  }
}
