package org.wwep.emulator.search;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.wwep.value.FileErrors;

/**
 * The file that a search adds to, a line whenever some more seeds were tried: a kill at any moment
 * leaves whole lines and perhaps a piece of one at the end, which is taken off.
 *
 * <p>Once it is long it becomes one line. Safe for use by any thread; whoever opened it closes it.
 */
final class SearchJournal implements SearchRecord, AutoCloseable {
  static final String NAME = "journal.log";

  /** Beyond so many bytes it is made one line, unless that would save little. */
  private static final long LONGEST = 8 << 20;

  private final Path file;
  private final SearchTally total;
  private FileChannel channel;
  private long compact;

  private SearchJournal(Path file, SearchTally total, FileChannel channel) {
    this.file = file;
    this.total = total;
    this.channel = channel;
  }

  /** What a journal says, and how long its whole lines are. */
  private record Content(SearchTally total, long length) {}

  /**
   * Opens a journal to go on with it.
   *
   * @throws SearchDirectoryException if it is damaged
   */
  static SearchJournal open(Path directory, SeedSet seeds)
      throws IOException, SearchDirectoryException {
    Path file = directory.resolve(NAME);
    Content content = content(file, seeds);
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    try {
      channel.truncate(content.length());
      channel.position(content.length());
      return new SearchJournal(file, content.total(), channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Reads what a journal says; a piece of a line at its end does not count. */
  static SearchTally read(Path directory, SeedSet seeds)
      throws IOException, SearchDirectoryException {
    return content(directory.resolve(NAME), seeds).total();
  }

  private static Content content(Path file, SeedSet seeds)
      throws IOException, SearchDirectoryException {
    SearchTally total = new SearchTally();
    byte[] bytes = Files.readAllBytes(file);
    int from = 0;
    int number = 1;
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        String line = new String(bytes, from, at - from, StandardCharsets.UTF_8);
        try {
          SearchTally part = JournalLine.read(line);
          if (part.done().end() > seeds.size()) {
            throw new IllegalArgumentException("it is about seeds that the search has not");
          }
          total.addAll(part);
        } catch (IllegalArgumentException e) {
          throw new SearchDirectoryException(
              "%s: line %d is damaged: %s; begin anew in another directory"
                  .formatted(file, number, e.getMessage()));
        }
        from = at + 1;
        number++;
      }
    }
    return new Content(total, from);
  }

  @Override
  public synchronized void add(SearchTally part) throws IOException {
    try {
      DurableFile.write(channel, JournalLine.write(part));
      total.addAll(part);
      if (channel.position() > Math.max(LONGEST, 2 * compact)) {
        shorten();
      }
    } catch (IOException e) {
      throw new IOException(file + ": " + FileErrors.reason(e), e);
    }
  }

  private void shorten() throws IOException {
    DurableFile.replace(file, JournalLine.write(total));
    FileChannel shorter = FileChannel.open(file, StandardOpenOption.WRITE);
    compact = shorter.size();
    shorter.position(compact);
    channel.close();
    channel = shorter;
  }

  @Override
  public synchronized SearchTally total() {
    return total;
  }

  @Override
  public synchronized void close() throws IOException {
    channel.close();
  }
}
