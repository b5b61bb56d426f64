package org.wwep.emulator.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.wwep.emulator.explore.FirmwareTable;
import org.wwep.value.Shard;

/** Adds the shards of a search up; nothing is built or run, and no directory is changed. */
public final class SearchMerge {
  private static final int MOST_NAMED = 20;

  /** One directory. */
  private record Part(Path directory, SearchHeader header, SearchTally tally) {
    int index() {
      return header.seeds().shard().index();
    }

    boolean isComplete() {
      return CaseSearch.isComplete(header.seeds(), header.keepGoing(), tally);
    }

    String unfinished() {
      String of = header.seeds().isEndless() ? "" : " of " + header.seeds().size();
      return "shard %s in %s: %d%s seeds tried; go on: %s"
          .formatted(
              header.seeds().shard(),
              directory,
              tally.tried(),
              of,
              header.goOn(directory.toString()));
    }
  }

  private SearchMerge() {}

  /**
   * Adds up what is in these directories.
   *
   * @throws SearchDirectoryException if one is no search's, or they are not shards of one search
   * @throws IOException if one cannot be read
   */
  public static SearchSummary of(List<Path> directories)
      throws IOException, SearchDirectoryException {
    Map<Integer, Part> parts = new TreeMap<>();
    Map<Path, Path> named = new HashMap<>();
    for (Path directory : directories) {
      SearchHeader header = SearchDirectory.header(directory);
      Path twice = named.put(directory.toRealPath(), directory);
      if (twice != null) {
        throw new SearchDirectoryException(directory + " is named twice: name each shard once");
      }
      Part part = new Part(directory, header, SearchJournal.read(directory, header.seeds()));
      Part first = parts.isEmpty() ? part : parts.values().iterator().next();
      checkSame(first, part);
      Part other = parts.put(part.index(), part);
      if (other != null) {
        throw new SearchDirectoryException(
            "%s and %s overlap: both are shard %s; leave one out"
                .formatted(other.directory(), directory, header.seeds().shard()));
      }
    }
    return summary(parts);
  }

  private static void checkSame(Part first, Part part) throws SearchDirectoryException {
    Shard shard = first.header().seeds().shard();
    Shard own = part.header().seeds().shard();
    if (shard.count() != own.count()) {
      throw new SearchDirectoryException(
          "%s and %s are no parts of one whole: they are shards %s and %s"
              .formatted(first.directory(), part.directory(), shard, own));
    }
    Optional<String> difference = first.header().differenceBesideShard(part.header());
    if (difference.isPresent()) {
      throw new SearchDirectoryException(
          "%s is of another search than %s: %s"
              .formatted(part.directory(), first.directory(), difference.get()));
    }
  }

  private static SearchSummary summary(Map<Integer, Part> parts) {
    SearchHeader header = parts.values().iterator().next().header();
    int count = header.seeds().shard().count();
    SearchTally total = new SearchTally();
    List<String> unfinished = new ArrayList<>();
    List<Integer> missing =
        IntStream.rangeClosed(1, (int) Math.min(count, header.seeds().count()))
            .filter(i -> !parts.containsKey(i))
            .boxed()
            .toList();
    if (!missing.isEmpty()) {
      unfinished.add(missing(missing, count));
    }
    for (Part part : parts.values()) {
      total.addShard(header.keepGoing() ? part.tally() : part.tally().upToFirst());
      if (!part.isComplete() && !part.tally().isTimeUp()) {
        unfinished.add(part.unfinished());
      }
    }
    // Machines with other compilers have other blocks, which are told apart.
    Map<String, FirmwareTable> firmware = new LinkedHashMap<>();
    for (Part part : parts.values()) {
      part.header().firmware().forEach(table -> firmware.putIfAbsent(table.id(), table));
    }
    SearchHeader whole = header.whole(List.copyOf(firmware.values()));
    return new SearchSummary(whole, whole.seeds(), total, unfinished);
  }

  private static String missing(List<Integer> missing, int count) {
    String named =
        missing.stream().limit(MOST_NAMED).map(String::valueOf).collect(Collectors.joining(", "));
    String more =
        missing.size() > MOST_NAMED ? " and %d more".formatted(missing.size() - MOST_NAMED) : "";
    return missing.size() == 1
        ? "shard %s/%d is missing".formatted(named, count)
        : "shards %s%s of %d are missing".formatted(named, more, count);
  }
}
