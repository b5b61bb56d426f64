package org.wwep.emulator.search;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wwep.value.BoundedFile;

/**
 * A directory in which a search is kept, so that it can be killed at any moment and gone on with.
 *
 * <p><b>Shape</b>: {@code search.json} says which search it is of, {@code journal.log} what came of
 * it so far, and {@code lock} is locked while a process searches. Owned by whoever opened it.
 */
public final class SearchDirectory implements AutoCloseable {
  static final String HEADER = "search.json";

  private static final String LOCK = "lock";
  private static final String JOURNAL_DRAFT = SearchJournal.NAME + DurableFile.DRAFT;
  private static final Set<String> BEGINNINGS =
      Set.of(LOCK, SearchJournal.NAME, HEADER + DurableFile.DRAFT, JOURNAL_DRAFT);

  private final FileChannel lock;
  private final SearchJournal journal;

  private SearchDirectory(FileChannel lock, SearchJournal journal) {
    this.lock = lock;
    this.journal = journal;
  }

  /**
   * Opens the directory of a search, and makes it if it is not there.
   *
   * @throws SearchDirectoryException if it is another search's or nobody's, is damaged, or in use
   * @throws IOException if it cannot be read or written
   */
  public static SearchDirectory open(Path directory, SearchHeader header)
      throws IOException, SearchDirectoryException {
    checkBeginning(directory);
    Files.createDirectories(directory);
    FileChannel lock =
        FileChannel.open(
            directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      lock(lock, directory);
      Path headerFile = directory.resolve(HEADER);
      if (!Files.exists(headerFile)) {
        begin(directory, header);
      }
      Optional<String> difference = header(directory).difference(header);
      if (difference.isPresent()) {
        throw new SearchDirectoryException(
            "%s is of another search: %s; name another directory, or go on as it was begun"
                .formatted(directory, difference.get()));
      }
      return new SearchDirectory(lock, SearchJournal.open(directory, header.seeds()));
    } catch (IOException | SearchDirectoryException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** The journal is there before the header is: a header alone means that one was lost. */
  private static void begin(Path directory, SearchHeader header) throws IOException {
    Path journal = directory.resolve(SearchJournal.NAME);
    if (!Files.exists(journal)) {
      Files.createFile(journal);
    }
    DurableFile.replace(directory.resolve(HEADER), header.text().getBytes(StandardCharsets.UTF_8));
  }

  private static void lock(FileChannel channel, Path directory)
      throws IOException, SearchDirectoryException {
    @Nullable FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException _) {
      lock = null;
    }
    if (lock == null) {
      throw new SearchDirectoryException(
          directory + " is in use: another process searches there; wait for it, or end it");
    }
  }

  /** Refuses a directory that is somebody else's before anything is written there. */
  private static void checkBeginning(Path directory) throws IOException, SearchDirectoryException {
    if (!Files.exists(directory)) {
      return;
    }
    if (!Files.isDirectory(directory)) {
      throw new SearchDirectoryException(directory + " is no directory: name one, or a new name");
    }
    if (Files.exists(directory.resolve(HEADER))) {
      return;
    }
    List<String> others;
    try (Stream<Path> files = Files.list(directory)) {
      others =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> !BEGINNINGS.contains(name))
              .sorted()
              .toList();
    }
    Path journal = directory.resolve(SearchJournal.NAME);
    if (!others.isEmpty()) {
      throw new SearchDirectoryException(
          "%s is no search's directory: it has %s; name an empty one, or a new name"
              .formatted(directory, others.getFirst()));
    }
    if (Files.exists(journal) && Files.size(journal) > 0) {
      throw new SearchDirectoryException(
          "%s has no %s beside its %s: begin anew in another directory"
              .formatted(directory, HEADER, SearchJournal.NAME));
    }
  }

  /** Returns which search a directory is of. */
  static SearchHeader header(Path directory) throws IOException, SearchDirectoryException {
    Path file = directory.resolve(HEADER);
    if (!Files.isRegularFile(file)) {
      throw new SearchDirectoryException(
          "%s is no search's directory: it has no %s".formatted(directory, HEADER));
    }
    if (!Files.isRegularFile(directory.resolve(SearchJournal.NAME))) {
      throw new SearchDirectoryException(
          "%s has lost its %s: begin anew in another directory"
              .formatted(directory, SearchJournal.NAME));
    }
    try {
      return SearchHeader.read(BoundedFile.read(file));
    } catch (IllegalArgumentException e) {
      throw new SearchDirectoryException(
          "%s: %s; begin anew in another directory".formatted(file, e.getMessage()));
    }
  }

  /** Returns what came of the search so far, and where more is added. */
  public SearchRecord results() {
    return journal;
  }

  @Override
  public void close() throws IOException {
    try (lock) {
      journal.close();
    }
  }
}
