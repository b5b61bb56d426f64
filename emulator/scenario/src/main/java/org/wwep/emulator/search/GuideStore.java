package org.wwep.emulator.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wwep.emulator.guide.Guide;
import org.wwep.value.BoundedFile;

/**
 * What a guided search knows, in the directory in which it is kept: as of a few seconds ago, which
 * running some seeds again brings up to date; and its corpus, a file for each plan.
 *
 * <p>Owned by the thread that searches.
 */
final class GuideStore {
  static final String NAME = "guide.log";
  private static final String CORPUS = "corpus";
  private static final int MEGABYTES = 1024;

  /** What the files of its own are called: others in the corpus are somebody else's. */
  private static final Pattern OWN =
      Pattern.compile("[0-9]{6}" + Pattern.quote(CorpusFiles.ENDING));

  /** The shortest time between two. */
  private static final long EVERY = TimeUnit.SECONDS.toNanos(5);

  /** Writing takes at most one part of so many. */
  private static final int SHARE = 20;

  private final Path directory;
  private long next = System.nanoTime() + EVERY;

  GuideStore(Path directory) {
    this.directory = directory;
  }

  /** Reads what was known, if anything was. */
  void restore(Guide guide) throws IOException {
    Path file = directory.resolve(NAME);
    if (Files.exists(file)) {
      String text = new String(BoundedFile.read(file, MEGABYTES), StandardCharsets.UTF_8);
      try {
        guide.restore(text);
      } catch (IllegalArgumentException e) {
        throw new IOException(
            "%s is damaged, %s: delete it, and its seeds are run again"
                .formatted(file, e.getMessage()),
            e);
      }
    }
  }

  /** Writes what is known, unless that was done just now; what came of its seeds is kept before. */
  void keep(Guide guide) throws IOException {
    long now = System.nanoTime();
    if (now - next >= 0) {
      write(guide);
      long end = System.nanoTime();
      next = end + Math.max(EVERY, SHARE * (end - now));
    }
  }

  private void write(Guide guide) throws IOException {
    DurableFile.replace(directory.resolve(NAME), guide.text().getBytes(StandardCharsets.UTF_8));
  }

  /** Writes all: what is known, and the corpus. */
  void conclude(Guide guide) throws IOException {
    write(guide);
    Path corpus = directory.resolve(CORPUS);
    Files.createDirectories(corpus);
    Set<Path> written = new HashSet<>();
    List<String> plans = guide.plans();
    for (int i = 0; i < plans.size(); i++) {
      Path file = corpus.resolve("%06d%s".formatted(i + 1, CorpusFiles.ENDING));
      DurableFile.replace(file, (plans.get(i) + "\n").getBytes(StandardCharsets.UTF_8));
      written.add(file);
    }
    try (Stream<Path> files = Files.list(corpus)) {
      for (Path file : files.toList()) {
        if (OWN.matcher(file.getFileName().toString()).matches() && !written.contains(file)) {
          Files.delete(file);
        }
      }
    }
  }
}
