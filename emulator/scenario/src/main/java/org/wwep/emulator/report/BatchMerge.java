package org.wwep.emulator.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.wwep.emulator.json.JsonReader;
import org.wwep.emulator.json.JsonSyntaxException;
import org.wwep.emulator.json.JsonWriter;
import org.wwep.emulator.run.RunResult.Verdict;
import org.wwep.value.BoundedFile;
import org.wwep.value.Shard;

/** Puts the results directories of a batch's shards together; nothing is run. */
public final class BatchMerge {
  private static final int MOST_NAMED = 10;

  private final TreeMap<Integer, Source> sources = new TreeMap<>();

  /** One directory. */
  private record Source(Path directory, BatchPart part, List<BatchRow> rows) {}

  private BatchMerge() {}

  /**
   * Reads what is in these directories.
   *
   * @throws BatchMergeException if one is no shard's, or they are not shards of one batch
   * @throws IOException if one cannot be read
   */
  public static BatchMerge of(List<Path> directories) throws IOException, BatchMergeException {
    BatchMerge merge = new BatchMerge();
    Map<Path, Path> named = new HashMap<>();
    for (Path directory : directories) {
      Source source = read(directory);
      Path twice = named.put(directory.toRealPath(), directory);
      if (twice != null) {
        throw new BatchMergeException(directory + " is named twice: name each shard once");
      }
      Source other = merge.sources.get(source.part().shard().index());
      if (other != null && other.part().shard().equals(source.part().shard())) {
        throw new BatchMergeException(
            "%s and %s overlap: both are shard %s; leave one out"
                .formatted(other.directory(), directory, source.part().shard()));
      }
      merge.check(source);
      merge.sources.put(source.part().shard().index(), source);
    }
    return merge;
  }

  private static Source read(Path directory) throws IOException, BatchMergeException {
    Path file = directory.resolve(BatchPart.FILE);
    if (!Files.isRegularFile(file)) {
      throw new BatchMergeException(
          "%s has no %s: run that shard of the batch again, with its results there"
              .formatted(directory, BatchPart.FILE));
    }
    try {
      Map<String, Object> fields = JsonReader.object(JsonReader.read(BoundedFile.read(file)));
      Source source = new Source(directory, BatchPart.read(fields), BatchPart.rows(fields));
      for (BatchRow row : source.rows()) {
        if (!row.folder().matches("[a-z0-9_.-]*[a-z0-9_-][a-z0-9_.-]*")) {
          throw new IllegalArgumentException("the folder of a run is no name");
        }
      }
      return source;
    } catch (JsonSyntaxException | IllegalArgumentException e) {
      throw new BatchMergeException(file + ": " + e.getMessage());
    }
  }

  private void check(Source source) throws BatchMergeException {
    if (sources.isEmpty()) {
      return;
    }
    Source first = sources.firstEntry().getValue();
    Shard shard = source.part().shard();
    if (first.part().shard().count() != shard.count()) {
      throw new BatchMergeException(
          "%s and %s are no parts of one whole: they are shards %s and %s"
              .formatted(first.directory(), source.directory(), first.part().shard(), shard));
    }
    String other =
        !first.part().version().equals(source.part().version())
            ? "wwep was %s, and is %s".formatted(first.part().version(), source.part().version())
            : !first.part().runs().equals(source.part().runs())
                ? "it has other runs"
                : !first.part().exit().equals(source.part().exit())
                    ? "run all shards with the same exit codes for flaky runs and time-outs"
                    : "";
    if (!other.isEmpty()) {
      throw new BatchMergeException(
          "%s is of another batch than %s: %s"
              .formatted(source.directory(), first.directory(), other));
    }
    for (Source one : sources.values()) {
      for (int own : source.part().own()) {
        if (one.part().own().contains(own)) {
          throw new BatchMergeException(
              "%s and %s overlap: both have %s; deal all shards out by the same recorded times"
                  .formatted(one.directory(), source.directory(), source.part().runs().get(own)));
        }
      }
    }
  }

  /** Returns the verdict of each run that there is, in the order of the batch. */
  public List<Verdict> verdicts() {
    return rows().stream().map(BatchRow::verdict).toList();
  }

  /** Returns what the exit code depends on beside the verdicts. */
  public BatchExit exit() {
    return sources.firstEntry().getValue().part().exit();
  }

  /** Returns each run that there is as a line of JSON. */
  public List<String> json() {
    return rows().stream().map(row -> JsonWriter.write(row.json())).toList();
  }

  private List<BatchRow> rows() {
    return sources.values().stream()
        .flatMap(source -> source.rows().stream())
        .sorted(Comparator.comparingInt(BatchRow::number))
        .toList();
  }

  /** Returns what keeps it from being the whole, a line each: shards, and runs without a result. */
  public List<String> missing() {
    List<String> missing = new ArrayList<>();
    BatchPart part = sources.firstEntry().getValue().part();
    int count = part.shard().count();
    List<String> shards =
        IntStream.rangeClosed(1, count)
            .filter(i -> !sources.containsKey(i))
            .mapToObj(i -> i + "/" + count)
            .toList();
    if (!shards.isEmpty()) {
      missing.add(
          (shards.size() == 1 ? "shard %s is missing" : "shards %s are missing")
              .formatted(some(shards)));
    } else if (!nobodys(part).isEmpty()) {
      missing.add(
          "no shard has %s: deal all shards out by the same recorded times"
              .formatted(some(nobodys(part))));
    }
    for (Source source : sources.values()) {
      List<Integer> there = source.rows().stream().map(BatchRow::number).toList();
      List<String> runs =
          source.part().own().stream()
              .filter(own -> !there.contains(own))
              .map(own -> source.part().runs().get(own))
              .toList();
      if (!runs.isEmpty()) {
        missing.add(
            "shard %s in %s has no result of %s"
                .formatted(source.part().shard(), source.directory(), some(runs)));
      }
    }
    return missing;
  }

  /** Returns the runs that none of the parts dealt itself. */
  private List<String> nobodys(BatchPart whole) {
    Set<Integer> dealt =
        sources.values().stream()
            .flatMap(source -> source.part().own().stream())
            .collect(Collectors.toSet());
    return IntStream.range(0, whole.runs().size())
        .filter(run -> !dealt.contains(run))
        .mapToObj(whole.runs()::get)
        .toList();
  }

  private static String some(List<String> all) {
    String named = all.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    return all.size() > MOST_NAMED
        ? "%s and %d more".formatted(named, all.size() - MOST_NAMED)
        : named;
  }

  /**
   * Returns the runs of all parts as JUnit XML.
   *
   * @throws IOException if a part's cannot be read
   */
  public String junit() throws IOException, BatchMergeException {
    JunitMerge junit = new JunitMerge();
    for (Source source : sources.values()) {
      junit.add(source.directory().resolve("junit.xml"));
    }
    return junit.text();
  }

  /**
   * Writes the index, the pages of all runs, JUnit XML and JSON to a directory, in place of what
   * was there before.
   *
   * @throws IOException if a part's cannot be read or the directory cannot be written
   */
  public void write(Path dir) throws IOException, BatchMergeException {
    List<BatchRow> rows = rows();
    FormerRuns former = FormerRuns.of(dir);
    RunHistory history = RunHistory.of(dir).with(rows);
    String junit = junit();
    StringBuilder lines = new StringBuilder();
    json().forEach(line -> lines.append(line).append('\n'));
    put(dir.resolve("index.html"), IndexPage.text(rows, history));
    former.deleteAllBut(rows.stream().map(BatchRow::folder).toList());
    put(dir.resolve(RunHistory.FILE), history.text());
    put(dir.resolve("junit.xml"), junit);
    put(dir.resolve("results.jsonl"), lines.toString());
    for (Source source : sources.values()) {
      for (BatchRow row : source.rows()) {
        copy(source.directory().resolve(row.folder()), dir.resolve(row.folder()));
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (String file : FormerRuns.FILES) {
      if (Files.isRegularFile(from.resolve(file))) {
        Files.copy(from.resolve(file), to.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void put(Path file, String text) throws IOException {
    var trouble = AtomicFile.write(file, text);
    if (trouble.isPresent()) {
      throw new IOException(trouble.get());
    }
  }
}
